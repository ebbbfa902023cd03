using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.ControllerApp;
using MbRlRobot.TestKit;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>The commands on the page of the deployment are commands of the programs.</summary>
public sealed class DeploymentPageTests
{
    private const string Stranger = "--no-such-option";

    private static readonly Dictionary<string, Func<IReadOnlyList<string>, TextWriter, TextWriter, int>> Programs = new()
    {
        ["mbrl-controller"] = ControllerProgram.Run,
        ["mbrl-trainer"] = TrainerProgram.Run,
    };

    private static readonly string[] OfPage =
    [
        .. Repository.Lines("hardware/deploy/README.md").Select(line => line.Trim())
            .Where(line => Programs.Keys.Any(program => line.StartsWith($"{program} ", StringComparison.Ordinal))),
    ];

    public static TheoryData<string> Commands => [.. OfPage];

    [Fact]
    public void The_page_has_commands_of_both_programs() =>
        Assert.Equal(Programs.Keys.Order(), OfPage.Select(command => command.Split(' ')[0]).Distinct().Order());

    /// <summary>
    /// A further option that does not exist keeps the command from running, and is all that is wrong with it. It stands before the
    /// others: behind one that takes several files it would count as one of them.
    /// </summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_can_be_given(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        string[] words = command.Split(' ');
        int first = Array.FindIndex(words, word => word.StartsWith("--", StringComparison.Ordinal));
        int at = first < 0 ? words.Length : first;
        CommandRun run = CommandRun.Of(Programs[words[0]], [.. words[1..at], Stranger, .. words[at..]]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal([$"Unrecognized command or argument '{Stranger}'."], run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
