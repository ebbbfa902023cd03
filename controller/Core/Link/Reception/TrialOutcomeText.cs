using MbRlRobot.Installation;

namespace MbRlRobot.Link.Reception;

/// <summary>Outcomes of trials in words.</summary>
internal static class TrialOutcomeText
{
    /// <summary>Says why a model was rolled back.</summary>
    /// <param name="outcome">How its trial stands.</param>
    /// <returns>A few words for people.</returns>
    public static string Describe(this TrialOutcome outcome) => outcome switch
    {
        TrialOutcome.Fault => "the robot had a fault, or its emergency stop was opened",
        TrialOutcome.NotFinite => "a plan was not finite",
        TrialOutcome.Overrun => "too many ticks were late",
        TrialOutcome.Disagreement => "the members disagreed too often",
        TrialOutcome.Saturated => "too many actions had to be limited",
        TrialOutcome.LowReturn => "an episode's return was far below the champion's",
        _ => "nothing was wrong",
    };
}
