using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Lifecycle;

/// <summary>The checks before an arming, all of them made.</summary>
/// <param name="Checks">The checks, in their order.</param>
public sealed record PreArmReport(IReadOnlyList<PreArmCheck> Checks)
{
    /// <summary>Whether the robot may be armed: there are checks, and none found a fault.</summary>
    public bool IsGreen => Checks.Count > 0 && Checks.All(check => check.Fault is null);

    /// <summary>What is wrong, for people: <c>name: fault</c>, joined by semicolons; empty where all is green.</summary>
    public string Faults => string.Join(
        "; ", Checks.Where(check => check.Fault is not null).Select(check => $"{check.Name}: {check.Fault}"));
}
