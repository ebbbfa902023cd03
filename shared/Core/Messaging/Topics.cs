using System;

namespace MbRlRobot.Messaging;

/// <summary>
/// Builds every topic. The methods refuse a bad id with an <see cref="ArgumentException"/> that says what is allowed,
/// so that no id from a configuration can widen a topic.
/// </summary>
public static class Topics
{
    /// <summary>Topic of <see cref="TopicKind.Birth"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string Birth(string robotId) => OfRobot(TopicKind.Birth, robotId);

    /// <summary>Topic of <see cref="TopicKind.Status"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string Status(string robotId) => OfRobot(TopicKind.Status, robotId);

    /// <summary>Topic of <see cref="TopicKind.Transitions"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string Transitions(string robotId) => OfRobot(TopicKind.Transitions, robotId);

    /// <summary>Topic of <see cref="TopicKind.Acknowledgement"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string Acknowledgement(string robotId) => OfRobot(TopicKind.Acknowledgement, robotId);

    /// <summary>Topic of <see cref="TopicKind.Telemetry"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string Telemetry(string robotId) => OfRobot(TopicKind.Telemetry, robotId);

    /// <summary>Topic of <see cref="TopicKind.Command"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string Command(string robotId) => OfRobot(TopicKind.Command, robotId);

    /// <summary>Topic of <see cref="TopicKind.CommandResult"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string CommandResult(string robotId) => OfRobot(TopicKind.CommandResult, robotId);

    /// <summary>Topic of <see cref="TopicKind.ModelManifest"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string ModelManifest(string robotId) => OfRobot(TopicKind.ModelManifest, robotId);

    /// <summary>Topic of <see cref="TopicKind.ModelRequest"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string ModelRequest(string robotId) => OfRobot(TopicKind.ModelRequest, robotId);

    /// <summary>Topic of <see cref="TopicKind.ModelResult"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <returns>The topic.</returns>
    public static string ModelResult(string robotId) => OfRobot(TopicKind.ModelResult, robotId);

    /// <summary>Topic of one <see cref="TopicKind.ModelChunk"/>.</summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="sha256">Hash of the whole model file, 64 lower-case hexadecimal digits.</param>
    /// <param name="index">Index of the chunk, 0 to <see cref="TopicName.MaximumChunkIndex"/>.</param>
    /// <returns>The topic.</returns>
    public static string ModelChunk(string robotId, string sha256, int index)
    {
        RobotIdSyntax.ThrowIfInvalid(robotId, nameof(robotId));
        Sha256Syntax.ThrowIfInvalid(sha256, nameof(sha256));
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, TopicName.MaximumChunkIndex);
        return new TopicName(TopicKind.ModelChunk, robotId, sha256, index).ToString();
    }

    /// <summary>Topic of <see cref="TopicKind.TrainerState"/>.</summary>
    /// <param name="trainerId">The trainer; the syntax is that of robot ids, and nothing is reserved.</param>
    /// <returns>The topic.</returns>
    public static string TrainerState(string trainerId)
    {
        ArgumentNullException.ThrowIfNull(trainerId);
        return RobotIdSyntax.IsWellFormed(trainerId)
            ? new TopicName(TopicKind.TrainerState, trainerId).ToString()
            : throw new ArgumentException($"'{trainerId}' is not a trainer id; allowed: the characters of robot ids, "
                + $"at most {RobotIdSyntax.MaximumLength}.", nameof(trainerId));
    }

    private static string OfRobot(TopicKind kind, string robotId)
    {
        RobotIdSyntax.ThrowIfInvalid(robotId, nameof(robotId));
        return new TopicName(kind, robotId).ToString();
    }
}
