using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MbRlRobot.Expressions;
using Xunit;

namespace MbRlRobot.Tests.Expressions;

/// <summary>The folder's README says what the code does.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Find("shared/Core/Expressions/README.md"));

    [Fact]
    public void Its_examples_parse()
    {
        var scope = new ExpressionScope(["x", "theta", "omega"], ["force", "torque"], ["goalX"]);
        string block = Text.Split("```expressions\n")[1].Split("```")[0];
        string[] examples = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, examples.Length);
        Assert.All(examples, example => TestScopes.Parse(example, scope));
    }

    [Fact]
    public void Its_tables_name_every_function_and_constant()
    {
        IEnumerable<string> rows = Text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        IEnumerable<Match> quoted = rows.SelectMany(row => Quoted().Matches(row.Split('|')[1]));
        HashSet<string> named = [.. quoted.Select(match => match.Value)];
        string[] words = [.. ExpressionNames.Reserved.Except(["and", "or", "not"])];
        Assert.All(words, word => Assert.Contains(word, named));
    }

    [Fact]
    public void Its_error_is_the_real_one()
    {
        const string Wrong = "cos(thta) + 1";
        string rendered = TestScopes.Refuse(Wrong).Render(Wrong).Replace("\n", "\n    ", StringComparison.Ordinal);
        Assert.Contains($"    {rendered}\n", Text, StringComparison.Ordinal);
    }

    private static string Find(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, path)))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new FileNotFoundException(path), path);
    }

    [GeneratedRegex("(?<=`)[a-z0-9]+(?=[(`])")]
    private static partial Regex Quoted();
}
