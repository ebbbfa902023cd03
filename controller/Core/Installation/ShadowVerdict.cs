namespace MbRlRobot.Installation;

/// <summary>What a test in the shadow says.</summary>
public enum ShadowVerdict
{
    /// <summary>There are not enough transitions to tell.</summary>
    Undecided,

    /// <summary>The candidate predicts no worse.</summary>
    NoWorse,

    /// <summary>The candidate predicts worse.</summary>
    Worse,
}
