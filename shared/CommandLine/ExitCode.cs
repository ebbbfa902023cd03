namespace MbRlRobot.CommandLine;

/// <summary>The exit codes of every program.</summary>
public static class ExitCode
{
    /// <summary>It did what it was asked.</summary>
    public const int Ok = 0;

    /// <summary>It could not.</summary>
    public const int Failed = 1;

    /// <summary>It was asked wrongly: the command line or a configuration file.</summary>
    public const int Usage = 2;
}
