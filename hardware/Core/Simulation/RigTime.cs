namespace MbRlRobot.Simulation;

/// <summary>The time of a simulated rig.</summary>
public sealed class RigTime
{
    /// <summary>Less time than this is a rounding error, s.</summary>
    public const double RoundingSeconds = 1e-9;

    /// <summary>Seconds of simulated time since the rig was made.</summary>
    public double Seconds { get; set; }
}
