using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>
/// <c>command</c>, workstation to robot, never retained; the broker drops it after 2 s. The robot takes each nonce once, and of
/// one sender only rising sequence numbers. Its <see cref="ExpiresUtc"/> it can check only where its own clock is set.
/// </summary>
/// <param name="Sender">Who sends it: a trainer's id.</param>
/// <param name="Nonce">A random text of 16 to 64 characters; the result repeats it.</param>
/// <param name="Sequence">Number of the command, rising for each sender; for example its time in microseconds.</param>
/// <param name="ExpiresUtc">When it is too old to be done; in JSON with a <c>Z</c>.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Parameters">For <see cref="CommandKind.Set"/>: new values by name, in their units; else null.</param>
public sealed record RobotCommand(
    string Sender,
    string Nonce,
    ulong Sequence,
    DateTime ExpiresUtc,
    CommandKind Kind,
    IReadOnlyDictionary<string, double>? Parameters = null) : IPayload<RobotCommand>
{
    /// <summary>Fewest characters of a nonce.</summary>
    public const int ShortestNonce = 16;

    static TopicKind IPayload<RobotCommand>.Kind => TopicKind.Command;

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Require(RobotIdSyntax.IsWellFormed(Sender), "$.sender", Sender, "a trainer's id"),
        PayloadRules.Name("$.nonce", Nonce),
        PayloadRules.Require(Nonce.Length >= ShortestNonce, "$.nonce", Nonce, $"at least {ShortestNonce} characters"),
        PayloadRules.Require(ExpiresUtc.Kind == DateTimeKind.Utc, "$.expiresUtc", ExpiresUtc, "a time in UTC, with a Z"),
        PayloadRules.Require(
            (Kind == CommandKind.Set) == (Parameters is { Count: > 0 }),
            "$.parameters",
            Parameters?.Count,
            "values for set, and for nothing else"),
        PayloadRules.Numbers("$.parameters", Parameters ?? ReadOnlyDictionary<string, double>.Empty));
}
