using MbRlRobot.Models;

namespace MbRlRobot.Installation;

/// <summary>What a test in the shadow says, and why.</summary>
/// <param name="Verdict">What it says.</param>
/// <param name="Reason">The first state on which the candidate is worse, with both models' numbers; empty otherwise.</param>
public sealed record ShadowResult(ShadowVerdict Verdict, string Reason)
{
    /// <summary>As it is reported.</summary>
    /// <returns><see cref="ModelRefusal.Shadow"/> where the candidate is worse; that nothing is wrong otherwise.</returns>
    public ModelVerdict ToModelVerdict() => Verdict == ShadowVerdict.Worse
        ? ModelVerdict.Refuse(ModelRefusal.Shadow, Reason)
        : ModelVerdict.Passed;
}
