namespace MbRlRobot.Messaging.Payloads;

/// <summary><c>command/result</c>, robot to workstation: what became of a command that could be read.</summary>
/// <param name="Sender">Who sent the command.</param>
/// <param name="Nonce">The command's nonce.</param>
/// <param name="Sequence">The command's sequence number.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Message">Why, for people: names of failed checks, or empty.</param>
public sealed record RobotCommandResult(
    string Sender,
    string Nonce,
    ulong Sequence,
    CommandOutcome Outcome,
    string Message = "") : IPayload<RobotCommandResult>
{
    static TopicKind IPayload<RobotCommandResult>.Kind => TopicKind.CommandResult;

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Require(RobotIdSyntax.IsWellFormed(Sender), "$.sender", Sender, "a trainer's id"),
        PayloadRules.Name("$.nonce", Nonce),
        PayloadRules.Message("$.message", Message));
}
