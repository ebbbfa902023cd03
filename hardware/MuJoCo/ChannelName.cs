using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace MbRlRobot.MuJoCo;

/// <summary>
/// What a name in robot.json's <c>io.mujoco</c> says: <c>qpos:joint</c>, <c>qvel:joint</c>, <c>sensor:name</c>, or a name
/// alone, which is a joint's position or a sensor, whichever the model has; <c>[i]</c> behind it chooses one of the numbers
/// of a sensor, or of a free or ball joint.
/// </summary>
/// <param name="Kinds">What may be meant.</param>
/// <param name="Name">The name without its prefix; it may end in an index.</param>
internal sealed record ChannelName(IReadOnlyList<ChannelKind> Kinds, string Name)
{
    private static readonly (string Prefix, ChannelKind Kind)[] Prefixes =
        [("qpos:", ChannelKind.Qpos), ("qvel:", ChannelKind.Qvel), ("sensor:", ChannelKind.Sensor)];

    /// <summary>Reads a name.</summary>
    /// <param name="text">As robot.json has it.</param>
    /// <returns>What it says.</returns>
    public static ChannelName Parse(string text)
    {
        foreach ((string prefix, ChannelKind kind) in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new([kind], text[prefix.Length..]);
            }
        }

        return new([ChannelKind.Qpos, ChannelKind.Sensor], text);
    }

    /// <summary>Every name that a model has, with its prefix.</summary>
    /// <param name="contents">What the model has.</param>
    /// <param name="kinds">The kinds asked for.</param>
    /// <returns>The names; those with several numbers as <c>name[0..2]</c>.</returns>
    public static IEnumerable<string> All(ModelContents contents, IReadOnlyList<ChannelKind> kinds) =>
        Prefixes.Where(each => kinds.Contains(each.Kind)).SelectMany(each => contents.Of(each.Kind)
            .Select(slot => $"{each.Prefix}{slot.Name}{(slot.Dimension > 1 ? $"[0..{slot.Dimension - 1}]" : string.Empty)}"));

    /// <summary>The numbers of a model that the name fits: one where it is a good name.</summary>
    /// <param name="contents">What the model has.</param>
    /// <returns>The numbers.</returns>
    public IReadOnlyList<ChannelSource> Find(ModelContents contents) =>
        [.. Kinds.SelectMany(kind => contents.Of(kind).Select(IndexIn).OfType<int>().Select(index => new ChannelSource(kind, index)))];

    private int? IndexIn(NamedSlot slot)
    {
        if (slot.Dimension == 1 && slot.Name == Name)
        {
            return slot.Address;
        }

        bool hasIndex = Name.StartsWith(slot.Name + "[", StringComparison.Ordinal) && Name.EndsWith(']');
        return hasIndex
            && int.TryParse(Name.AsSpan()[(slot.Name.Length + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && index < slot.Dimension
            ? slot.Address + index
            : null;
    }
}
