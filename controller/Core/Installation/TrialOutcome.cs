namespace MbRlRobot.Installation;

/// <summary>How a trial stands. All but the first two mean: roll back now.</summary>
public enum TrialOutcome
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It lasted long enough, and nothing was wrong: mark the model good.</summary>
    Passed,

    /// <summary>A fault or an emergency stop.</summary>
    Fault,

    /// <summary>A plan was not finite.</summary>
    NotFinite,

    /// <summary>Too many late ticks.</summary>
    Overrun,

    /// <summary>The members disagreed beyond the threshold too often.</summary>
    Disagreement,

    /// <summary>The gate had to limit too many actions.</summary>
    Saturated,

    /// <summary>An episode's return was far below the champion's.</summary>
    LowReturn,
}
