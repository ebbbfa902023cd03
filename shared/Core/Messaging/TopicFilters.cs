using System;

namespace MbRlRobot.Messaging;

/// <summary>Builds the filters to subscribe with.</summary>
public static class TopicFilters
{
    private const string AnyLevel = "+";

    /// <summary>
    /// One kind of topic, whoever owns it: every robot's, or with <see cref="TopicKind.TrainerState"/> every trainer's.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <returns>For example <c>mbrl/v1/+/transitions</c>.</returns>
    public static string AllOf(TopicKind kind) => TopicTemplate.Fill(kind, AnyLevel, AnyLevel, AnyLevel);

    /// <summary>
    /// One kind of topic of one robot: the topic itself, or with <see cref="TopicKind.ModelChunk"/> all its chunks.
    /// </summary>
    /// <param name="kind">Any kind but <see cref="TopicKind.TrainerState"/>.</param>
    /// <param name="robotId">The robot.</param>
    /// <returns>For example <c>mbrl/v1/arm2/model/chunk/+/+</c>.</returns>
    /// <exception cref="ArgumentException">The id is no robot id, or the kind is not a robot's.</exception>
    public static string OfRobot(TopicKind kind, string robotId)
    {
        RobotIdSyntax.ThrowIfInvalid(robotId, nameof(robotId));
        return kind == TopicKind.TrainerState
            ? throw new ArgumentException("a trainer's state is no robot's topic; allowed: any other", nameof(kind))
            : TopicTemplate.Fill(kind, robotId, AnyLevel, AnyLevel);
    }

    /// <summary>Every chunk of one model file.</summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="sha256">Hash of the whole model file, 64 lower-case hexadecimal digits.</param>
    /// <returns>For example <c>mbrl/v1/arm2/model/chunk/5f7a…/+</c>.</returns>
    /// <exception cref="ArgumentException">The id is no robot id, or the hash no hash.</exception>
    public static string ChunksOf(string robotId, string sha256)
    {
        RobotIdSyntax.ThrowIfInvalid(robotId, nameof(robotId));
        Sha256Syntax.ThrowIfInvalid(sha256, nameof(sha256));
        return TopicTemplate.Fill(TopicKind.ModelChunk, robotId, sha256, AnyLevel);
    }
}
