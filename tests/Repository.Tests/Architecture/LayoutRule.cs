using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Repository.Tests.Architecture;

/// <summary>Holds the top level to a few folders, one idea each, that say in a README what they are.</summary>
internal static class LayoutRule
{
    private static readonly string[] Folders = ["controller", "hardware", "models", "shared", "tests", "trainer"];

    private static readonly string[] Files =
    [
        "Directory.Build.props", "Directory.Build.rsp", "Directory.Build.targets", "Directory.Packages.props", "LICENSE",
        "MbRlRobot.sln", "README.md", "global.json",
    ];

    /// <summary>Gives what stands at the top level and should not; dotfiles and ignored names may.</summary>
    public static IEnumerable<string> Strangers(IEnumerable<string> topLevel, IReadOnlyCollection<string> ignored) =>
        topLevel.Where(name => !name.StartsWith('.') && !ignored.Contains(name) && !Folders.Contains(name) && !Files.Contains(name))
            .Select(name => $"{name}: not allowed at the top level");

    /// <summary>Gives what the top level and its folders lack.</summary>
    public static IEnumerable<string> Missing(IReadOnlyCollection<string> paths) =>
        Files.Concat(Folders.Select(folder => $"{folder}/README.md"))
            .Except(paths)
            .Select(path => $"{path}: missing");
}
