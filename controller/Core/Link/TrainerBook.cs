using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;

namespace MbRlRobot.Link;

/// <summary>Which trainers are there. While none is online that takes a schema, its transitions are only stored.</summary>
/// <param name="events">Takes what people should know.</param>
internal sealed class TrainerBook(LinkEvents events)
{
    /// <summary>The most trainers remembered.</summary>
    public const int MostTrainers = 64;

    private readonly Dictionary<string, TrainerState> _trainers = [];

    /// <summary>A trainer's state arrived.</summary>
    /// <param name="message">The message; nobody vouches for it.</param>
    public void Hear(BusMessage message)
    {
        if (!TopicName.TryParse(message.Topic, out TopicName topic) || topic.Kind != TopicKind.TrainerState)
        {
            events.Refuse(TopicKind.TrainerState, "the state of a trainer whose name is none could not be used");
            return;
        }

        TrainerState? state = message.Payload.IsEmpty
            ? TrainerState.Offline
            : PayloadJson.Read<TrainerState>(message.Payload.Span).Payload;
        bool isKnown = _trainers.TryGetValue(topic.OwnerId, out TrainerState? before);
        if (state is null || (!isKnown && _trainers.Count == MostTrainers))
        {
            events.Refuse(TopicKind.TrainerState, $"the state of trainer {topic.OwnerId} could not be used");
            return;
        }

        _trainers[topic.OwnerId] = state;
        if (before?.Online != state.Online)
        {
            events.Tell($"trainer {topic.OwnerId} is {(state.Online ? "online" : "offline")}");
        }
    }

    /// <summary>Whether transitions of a schema are to be sent: a trainer that is online takes them, or none was ever heard of.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Whether to send.</returns>
    public bool Takes(TransitionSchema schema) => _trainers.Count == 0 || HasOneFor(schema);

    /// <summary>Whether a trainer is online that takes transitions of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Whether there is one.</returns>
    public bool HasOneFor(TransitionSchema schema) => _trainers.Values
        .Any(trainer => trainer.Online && trainer.SchemaHashes.Contains(schema.Hash));
}
