using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Repository.Tests.Reading;

namespace MbRlRobot.Repository.Tests.Markdown;

/// <summary>Follows the relative links of Markdown files.</summary>
internal static class MarkdownLinks
{
    private static readonly Regex Code = new(@"^ {0,3}(?<fence>```+|~~~+).*?^ {0,3}\k<fence>|(?<ticks>`+).+?\k<ticks>", RegexOptions.Multiline | RegexOptions.Singleline);
    private static readonly Regex Inline = new(@"\]\(\s*(?:<(?<target>[^>\n]*)>|(?<target>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+[""'(][^\n]*?)?\s*\)");
    private static readonly Regex Reference = new(@"^ {0,3}\[[^\]\n]+\]:\s*<?(?<target>[^\s>]+)", RegexOptions.Multiline);
    private static readonly Regex External = new(@"\A(?:[a-z][a-z0-9+.-]*:|//)", RegexOptions.IgnoreCase);

    /// <summary>Gives the relative links of a file that lead nowhere.</summary>
    /// <param name="file">The Markdown file.</param>
    /// <param name="exists">Whether the repository has a file or folder of this path.</param>
    public static IEnumerable<string> Broken(TextFile file, Func<string, bool> exists) =>
        Targets(file.Text)
            .Where(target => !External.IsMatch(target))
            .Select(target => Uri.UnescapeDataString(target.Split('#')[0]))
            .Where(target => target.Length > 0 && !(Resolve(file.Folder, target) is string path && exists(path)))
            .Select(target => $"{file.Path}: {target} does not exist");

    /// <summary>Gives a link's path from the root; null where it leaves the repository.</summary>
    internal static string? Resolve(string folder, string target)
    {
        var path = new Stack<string>(target.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string part in target.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                path.Push(part);
            }
            else if (!path.TryPop(out _))
            {
                return null;
            }
        }

        return string.Join('/', path.Reverse());
    }

    private static IEnumerable<string> Targets(string markdown)
    {
        string text = Code.Replace(markdown, "");
        return Inline.Matches(text).Concat(Reference.Matches(text)).Select(link => link.Groups["target"].Value);
    }
}
