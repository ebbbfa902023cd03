namespace MbRlRobot.Messaging.Payloads;

/// <summary>One thing wrong with a robot.</summary>
/// <param name="Code">A name for programs, such as <c>sensorStale</c>.</param>
/// <param name="Message">One line for people: what, where, and what to do.</param>
public sealed record RobotFault(string Code, string Message)
{
    internal string? FindProblem(string path) => PayloadRules.First(
        PayloadRules.Name($"{path}.code", Code), PayloadRules.Message($"{path}.message", Message));
}
