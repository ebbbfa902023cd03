namespace MbRlRobot.Lifecycle;

/// <summary>What moves a robot from one lifecycle state to another.</summary>
public enum LifecycleEvent
{
    /// <summary>Description, inputs and outputs are there.</summary>
    Configured,

    /// <summary>An operator armed the robot, and every pre-arm check was green.</summary>
    Armed,

    /// <summary>The session is over, for whatever reason but a fault: the stop policy takes charge.</summary>
    StopBegun,

    /// <summary>The outputs are known to be stopped.</summary>
    Stopped,

    /// <summary>Something broke.</summary>
    Failed,
}
