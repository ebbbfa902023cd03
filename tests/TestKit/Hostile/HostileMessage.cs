using MbRlRobot.Messaging;

namespace MbRlRobot.TestKit.Hostile;

/// <summary>A message that nobody vouches for.</summary>
/// <param name="Name">Its topic.</param>
/// <param name="Payload">Its bytes, at least one.</param>
public sealed record HostileMessage(TopicName Name, byte[] Payload)
{
    /// <summary>Whether its payload is well-formed for its topic; models that nobody offered never are.</summary>
    public bool IsUsable { get; } = PayloadJudge.IsWellFormed(Name, Payload);
}
