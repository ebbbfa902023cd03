using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.Architecture;

/// <summary>Holds the solution to the projects on disk, and those to what all of them share.</summary>
internal static class SolutionRule
{
    private static readonly Regex ProjectLine = new("\"(?<path>[^\"]+\\.csproj)\"");

    /// <summary>Gives the projects that only the solution or only the disk has.</summary>
    public static IEnumerable<string> Differences(string solution, IReadOnlyCollection<ProjectFile> projects)
    {
        string[] listed = [.. ProjectLine.Matches(solution).Select(line => line.Groups["path"].Value.Replace('\\', '/'))];
        string[] onDisk = [.. projects.Select(project => project.File.Path)];
        return
        [
            .. onDisk.Except(listed).Select(path => $"{path}: not in the solution"),
            .. listed.Except(onDisk).Select(path => $"{path}: in the solution, not on disk"),
        ];
    }

    /// <summary>
    /// Gives what projects do that no project may: share a file name (artifacts/ has one folder per name), differ from
    /// what the module's place asks for, or carry the word Shared in a namespace (CA1716).
    /// </summary>
    public static IEnumerable<string> Faults(IReadOnlyCollection<ProjectFile> projects)
    {
        IEnumerable<string> twice = projects.GroupBy(project => project.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {group.Count()} projects have this name");
        IEnumerable<string> notAot = projects.Where(project => project.IsCore && project.Property("IsAotCompatible") != "true")
            .Select(project => $"{project.Name}: IsAotCompatible is not true");
        IEnumerable<string> shared = projects.Where(project => project.Property("RootNamespace").Split('.').Contains("Shared"))
            .Select(project => $"{project.Name}: RootNamespace has a segment Shared");
        return [.. twice, .. notAot, .. shared];
    }
}
