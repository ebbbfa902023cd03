namespace MbRlRobot.Messaging;

/// <summary>What a topic carries. <see cref="TopicCatalog"/> holds the facts of each kind.</summary>
public enum TopicKind
{
    /// <summary>What the robot is: schema hash, limits, units, versions, boot. Sent on every connection.</summary>
    Birth,

    /// <summary>Whether the robot is online, its lifecycle state and faults; the broker's will says offline.</summary>
    Status,

    /// <summary>A batch of transitions.</summary>
    Transitions,

    /// <summary>What the trainer has stored: one contiguous high-water mark per epoch.</summary>
    Acknowledgement,

    /// <summary>Live values for plotting, at most 10 a second.</summary>
    Telemetry,

    /// <summary>A command to the robot, with nonce and sequence number.</summary>
    Command,

    /// <summary>The robot's answer to a command.</summary>
    CommandResult,

    /// <summary>The signed manifest of the model that the robot should run.</summary>
    ModelManifest,

    /// <summary>The robot asks for chunks of a model file.</summary>
    ModelRequest,

    /// <summary>One chunk of a model file.</summary>
    ModelChunk,

    /// <summary>Whether the robot installed or refused a model, and why.</summary>
    ModelResult,

    /// <summary>Whether a trainer is online; while none is, robots only store.</summary>
    TrainerState,
}
