using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Repository.Tests.Reading;
using MbRlRobot.Repository.Tests.Scanning;

namespace MbRlRobot.Repository.Tests.Architecture;

/// <summary>A pattern that must not occur in some part of some C# files.</summary>
/// <param name="Name">What is refused.</param>
/// <param name="Pattern">A regular expression; for code, comments and the words of strings are blank.</param>
/// <param name="Where">Which files the rule holds for.</param>
/// <param name="InComments">Whether comments are read instead of code.</param>
internal sealed record TextRule(string Name, string Pattern, Func<TextFile, bool> Where, bool InComments = false)
{
    /// <summary>Gives each place where a file breaks the rule.</summary>
    public IEnumerable<string> Violations(TextFile file)
    {
        if (!Where(file))
        {
            return [];
        }

        SourceMask mask = SourceMask.Of(file.Text);
        string text = InComments ? mask.Comments : mask.Code;
        return Regex.Matches(text, Pattern, RegexOptions.Multiline)
            .Select(match => $"{file.Path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {Name}");
    }
}
