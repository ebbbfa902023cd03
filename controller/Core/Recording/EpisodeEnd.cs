namespace MbRlRobot.Recording;

/// <summary>Why an episode ended. The values are stored: never renumber.</summary>
public enum EpisodeEnd : byte
{
    /// <summary>The task's done condition held.</summary>
    Done = 1,

    /// <summary>It had the task's number of steps.</summary>
    StepLimit = 2,

    /// <summary>A state left its limits.</summary>
    StateLimit = 3,

    /// <summary>A command ended it.</summary>
    Command = 4,

    /// <summary>The emergency stop was opened.</summary>
    Estop = 5,

    /// <summary>A fault: a sensor, an actuator, the loop's time.</summary>
    Fault = 6,
}
