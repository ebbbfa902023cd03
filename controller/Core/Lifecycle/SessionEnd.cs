namespace MbRlRobot.Lifecycle;

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>It has not, or there was none.</summary>
    None,

    /// <summary>It had as many episodes as one arming covers.</summary>
    Episodes,

    /// <summary>It lasted as long as one arming covers.</summary>
    Minutes,

    /// <summary>A command disarmed the robot after an episode.</summary>
    Disarmed,

    /// <summary>A command stopped it.</summary>
    Stopped,

    /// <summary>Its process was asked to end: Ctrl-C or SIGTERM.</summary>
    Signal,

    /// <summary>A fault.</summary>
    Fault,
}
