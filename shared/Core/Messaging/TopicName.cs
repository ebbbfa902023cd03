using System.Globalization;

namespace MbRlRobot.Messaging;

/// <summary>A topic taken apart. <see cref="Topics"/> builds topics; this reads the ones that arrive.</summary>
/// <param name="Kind">What the topic carries.</param>
/// <param name="OwnerId">The robot's id; for <see cref="TopicKind.TrainerState"/> the trainer's.</param>
/// <param name="Sha256">Hash of the model file; only of a <see cref="TopicKind.ModelChunk"/>, else null.</param>
/// <param name="ChunkIndex">
/// Index of the chunk, counted from 0; only of a <see cref="TopicKind.ModelChunk"/>, else 0.
/// </param>
public readonly record struct TopicName(TopicKind Kind, string OwnerId, string? Sha256 = null, int ChunkIndex = 0)
{
    /// <summary>Longest topic that is looked at, in characters; longer ones are refused unread.</summary>
    public const int MaximumLength = 192;

    /// <summary>Largest chunk index: a model file has at most 4096 chunks.</summary>
    public const int MaximumChunkIndex = 4095;

    /// <summary>
    /// Takes a topic apart. Total: any text whatever gives an answer. Wildcards, empty levels, other versions, bad ids,
    /// hashes and indices are refused.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="name">Its parts; the default when it is refused.</param>
    /// <returns>True when it is one of the topics of <see cref="TopicCatalog"/>, in its one spelling.</returns>
    public static bool TryParse(string? topic, out TopicName name)
    {
        name = default;
        if (topic is null || topic.Length > MaximumLength)
        {
            return false;
        }

        string[] levels = topic.Split('/');
        foreach (TopicFacts facts in TopicCatalog.All)
        {
            if (TopicTemplate.TryMatch(facts, levels, out name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The topic as text; <see cref="TryParse"/> reads it back equal.</summary>
    /// <returns>The topic.</returns>
    public override string ToString() => TopicTemplate.Fill(
        Kind, OwnerId ?? string.Empty, Sha256 ?? string.Empty, ChunkIndex.ToString(CultureInfo.InvariantCulture));
}
