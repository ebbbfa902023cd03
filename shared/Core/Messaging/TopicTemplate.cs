using System;
using System.Globalization;

namespace MbRlRobot.Messaging;

/// <summary>Fills and matches the templates of <see cref="TopicFacts"/>.</summary>
internal static class TopicTemplate
{
    private const string RobotId = "{robotId}";
    private const string TrainerId = "{trainerId}";
    private const string Sha256 = "{sha256}";
    private const string Index = "{index}";

    /// <summary>Puts texts, or wildcards, in the place of the placeholders.</summary>
    internal static string Fill(TopicKind kind, string ownerId, string sha256, string index) =>
        TopicCatalog.Of(kind).Template
            .Replace(RobotId, ownerId, StringComparison.Ordinal)
            .Replace(TrainerId, ownerId, StringComparison.Ordinal)
            .Replace(Sha256, sha256, StringComparison.Ordinal)
            .Replace(Index, index, StringComparison.Ordinal);

    /// <summary>Reads the levels of a topic against one template. Never throws.</summary>
    internal static bool TryMatch(TopicFacts facts, string[] levels, out TopicName name)
    {
        name = default;
        string[] expected = facts.Template.Split('/');
        if (expected.Length != levels.Length)
        {
            return false;
        }

        var found = new TopicName(facts.Kind, string.Empty);
        for (int i = 0; i < levels.Length; i++)
        {
            if (!TryMatchLevel(expected[i], levels[i], ref found))
            {
                return false;
            }
        }

        name = found;
        return true;
    }

    private static bool TryMatchLevel(string expected, string level, ref TopicName found)
    {
        switch (expected)
        {
            case RobotId:
                found = found with { OwnerId = level };
                return RobotIdSyntax.IsValid(level);
            case TrainerId:
                found = found with { OwnerId = level };
                return RobotIdSyntax.IsWellFormed(level);
            case Sha256:
                found = found with { Sha256 = level };
                return Sha256Syntax.IsValid(level);
            case Index:
                bool isIndex = TryParseIndex(level, out int index);
                found = found with { ChunkIndex = index };
                return isIndex;
            default:
                return level == expected;
        }
    }

    /// <summary>One spelling per index: "007", "+7" and "7\0" (which .NET would parse) are not indices.</summary>
    private static bool TryParseIndex(string level, out int index) =>
        int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out index)
        && index <= TopicName.MaximumChunkIndex
        && level == index.ToString(CultureInfo.InvariantCulture);
}
