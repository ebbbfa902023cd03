namespace MbRlRobot.Status;

/// <summary>How well a loop keeps time.</summary>
public enum HealthLevel
{
    /// <summary>No window of ticks is full yet.</summary>
    Unknown,

    /// <summary>Well.</summary>
    Ok,

    /// <summary>Not so well: look into it.</summary>
    Warn,

    /// <summary>Badly: what the robot learns from it is of little use.</summary>
    Error,
}
