using MbRlRobot.Robots;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>One state, action or parameter of a robot.</summary>
/// <param name="Name">Its name in robot.json.</param>
/// <param name="Unit">Its unit, SI.</param>
/// <param name="Limits">The values it can take (state), may be commanded (action) or may be set to (parameter), in its unit.</param>
public sealed record DeclaredVariable(string Name, string Unit, Interval Limits)
{
    internal string? FindProblem(string path) => PayloadRules.First(
        PayloadRules.Name($"{path}.name", Name),
        PayloadRules.Name($"{path}.unit", Unit),
        PayloadRules.Require(Limits.Low <= Limits.High, $"{path}.limits", Limits, "[low, high] with low <= high"));
}
