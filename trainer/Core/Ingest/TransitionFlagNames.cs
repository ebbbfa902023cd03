using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>The flags of a transition as a table spells them: camel-case names joined by <c>+</c>, or <c>none</c>.</summary>
internal static class TransitionFlagNames
{
    private const string None = "none";

    private static readonly (TransitionFlags Flag, string Name)[] Names =
        [.. Enum.GetValues<TransitionFlags>().Where(flag => flag != 0).Select(flag => (flag, Camel(flag.ToString())))];

    private static readonly byte[][] Texts = [.. Enumerable.Range(0, (int)TransitionFlagGroups.All + 1).Select(Spell)];

    private static readonly Dictionary<string, TransitionFlags> Values =
        Names.Append((Flag: TransitionFlags.None, Name: None)).ToDictionary(pair => pair.Name, pair => pair.Flag);

    /// <summary>The names in words, for messages.</summary>
    internal static string Allowed { get; } = $"none, or names joined by +: {string.Join(", ", Names.Select(pair => pair.Name))}";

    /// <summary>Spells flags.</summary>
    /// <exception cref="IndexOutOfRangeException">A bit is not one of <see cref="TransitionFlagGroups.All"/>.</exception>
    internal static ReadOnlySpan<byte> Text(TransitionFlags flags) => Texts[(int)flags];

    /// <summary>Reads flags.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out TransitionFlags flags)
    {
        flags = TransitionFlags.None;
        for (int value = 0; value < Texts.Length; value = value == 0 ? 1 : value << 1)
        {
            if (text.SequenceEqual(Texts[value]))
            {
                flags = (TransitionFlags)value;
                return true;
            }
        }

        return TryParseSeveral(Encoding.UTF8.GetString(text).Split('+'), out flags);
    }

    private static bool TryParseSeveral(string[] names, out TransitionFlags flags)
    {
        flags = TransitionFlags.None;
        foreach (string name in names)
        {
            if (!Values.TryGetValue(name, out TransitionFlags flag))
            {
                return false;
            }

            flags |= flag;
        }

        return true;
    }

    private static byte[] Spell(int flags)
    {
        IEnumerable<string> names = Names.Where(pair => ((int)pair.Flag & flags) != 0).Select(pair => pair.Name);
        return Encoding.UTF8.GetBytes(flags == 0 ? None : string.Join('+', names));
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
