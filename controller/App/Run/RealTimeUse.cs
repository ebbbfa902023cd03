namespace MbRlRobot.ControllerApp.Run;

/// <summary>When a run asks the system for real time.</summary>
internal enum RealTimeUse
{
    /// <summary>For a physical robot.</summary>
    Auto,

    /// <summary>Never.</summary>
    Off,

    /// <summary>For every robot; what cannot be had is a warning.</summary>
    On,

    /// <summary>For every robot; what cannot be had ends the run before the robot can move.</summary>
    Require,
}
