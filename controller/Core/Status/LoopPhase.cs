namespace MbRlRobot.Status;

/// <summary>What an active robot is at.</summary>
public enum LoopPhase
{
    /// <summary>It is not active.</summary>
    Idle,

    /// <summary>It is brought to where the next episode starts.</summary>
    Resetting,

    /// <summary>An episode runs, and it explores.</summary>
    Exploring,

    /// <summary>An episode runs, and it plans.</summary>
    Planning,

    /// <summary>An episode has ended; a newer model is waited for, at the stop policy.</summary>
    AwaitingModel,
}
