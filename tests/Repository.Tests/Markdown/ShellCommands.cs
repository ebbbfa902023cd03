using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.Markdown;

/// <summary>Reads the dotnet commands in the <c>sh</c> blocks of Markdown files: each is run at the repository's root.</summary>
internal static class ShellCommands
{
    private static readonly Regex Block = new("^```sh\\s*$(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex RunProject = new(@"\bdotnet run\b[^\n]*?--project[ =](?<project>\S+)");
    private static readonly Regex Named = new(@"\bdotnet (?:build|test|publish|restore|format) (?<project>[^-\s]\S*)");
    private static readonly Regex RunHere = new(@"\bdotnet run\b(?![^\n]*--project)");

    /// <summary>Gives the commands that name no existing project or solution.</summary>
    /// <param name="file">The Markdown file.</param>
    /// <param name="isProject">Whether this path from the root is a project, its folder, or a solution.</param>
    public static IEnumerable<string> Broken(TextFile file, Func<string, bool> isProject)
    {
        string[] blocks = [.. Block.Matches(file.Text).Select(block => block.Groups["text"].Value.Replace("\\\n", " ", StringComparison.Ordinal))];
        IEnumerable<string> strangers = blocks
            .SelectMany(text => RunProject.Matches(text).Concat(Named.Matches(text)))
            .Select(match => match.Groups["project"].Value)
            .Where(project => !isProject(project.TrimEnd('/')))
            .Select(project => $"{file.Path}: {project} is no project");
        IEnumerable<string> nameless = blocks.SelectMany(text => RunHere.Matches(text))
            .Select(_ => $"{file.Path}: dotnet run without --project");
        return [.. strangers, .. nameless];
    }
}
