using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.Architecture;

/// <summary>What no analyser that every machine has would refuse.</summary>
internal static class TextRules
{
    // Everything that a control tick calls: it must not allocate, block, or depend on anything but its inputs.
    private static readonly string[] HotFolders =
    [
        "controller/Core/Following", "controller/Core/Loop", "controller/Core/Planning", "controller/Core/Rollouts",
        "controller/Core/Safety", "controller/Core/Systemd", "controller/Core/Timing",
    ];

    /// <summary>Gets the rules by name.</summary>
    public static IReadOnlyDictionary<string, TextRule> All { get; } = new TextRule[]
    {
        new("LINQ in a control tick", @"\bSystem\.Linq\b", IsHot),
        new("Task.Run in a control tick", @"\bTask\s*\.\s*Run\b", IsHot),
        new("lock in a control tick", @"\block\s*\(|\bMonitor\s*\.\s*Enter\b", IsHot),
        new("Thread.Sleep in a control tick", @"\bThread\s*\.\s*Sleep\b", IsHot),
        new("System.Random", @"\bnew\s+(System\.)?Random\b|\bRandom\s*\.\s*Shared\b|\bSystem\.Random\b|\bRandom\s+\w+\s*[=;,)]", IsProduct),
        new("DateTime.Now", @"\bDateTime(Offset)?\s*\.\s*Now\b", IsProduct),
        new("namespace with a segment Shared", @"^[ \t]*namespace\s+([\w.]+\.)?Shared\b", Anywhere),
        new("NotImplementedException", @"\bNotImplementedException\b", Anywhere),
        new("a test that is always skipped", @"\bSkip\s*=\s*[$@]*""", IsTest),
        new("a note about unfinished work", @"\b(TODO|FIXME|HACK)\b", Anywhere, InComments: true),
    }.ToDictionary(rule => rule.Name);

    /// <summary>A clock is what a tick sleeps on.</summary>
    private static bool IsHot(TextFile file) =>
        HotFolders.Any(file.IsUnder) && !file.Path.EndsWith("LoopClock.cs", StringComparison.Ordinal);

    private static bool IsProduct(TextFile file) => file.IsProduct;

    private static bool IsTest(TextFile file) => !file.IsProduct;

    private static bool Anywhere(TextFile file) => file.Path.EndsWith(".cs", StringComparison.Ordinal);
}
