namespace MbRlRobot.Messaging.Payloads;

/// <summary>A JSON payload; <see cref="PayloadJson"/> reads and writes it.</summary>
/// <typeparam name="TSelf">The payload's own type.</typeparam>
public interface IPayload<TSelf>
    where TSelf : class, IPayload<TSelf>
{
    /// <summary>The kind of topic that carries it.</summary>
    static abstract TopicKind Kind { get; }

    /// <summary>The first rule that a value breaks, beside those of JSON's shape.</summary>
    /// <returns>Path, value and what is allowed; null where every rule is kept.</returns>
    string? FindProblem();
}
