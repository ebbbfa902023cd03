namespace MbRlRobot.Loop;

/// <summary>How far a robot is on its way to where an episode starts.</summary>
public enum ResetProgress
{
    /// <summary>It is on its way.</summary>
    Working,

    /// <summary>It is there.</summary>
    Done,

    /// <summary>It did not get there.</summary>
    Failed,
}
