using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Benchmarks.Growth;
using MbRlRobot.Benchmarks.Ingest;
using MbRlRobot.Benchmarks.Record;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Children;

/// <summary>What this program does as a child of itself, in a process whose time and memory are its own; not for people.</summary>
internal static class ChildCommand
{
    /// <summary>The command's name.</summary>
    public const string Word = "child";

    private static readonly Dictionary<string, Action<string[], CancellationToken>> Works = new(StringComparer.Ordinal)
    {
        [TracedRecorder.Word] = (arguments, _) => TracedRecorder.Work(arguments),
        [Fleet.Word] = Fleet.Work,
        [FittingChild.Word] = FittingChild.Work,
    };

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Argument<string[]> arguments = new("work") { Arity = ArgumentArity.OneOrMore };
        Command command = new(Word, "What a benchmark does in a process of its own.") { arguments };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            using StopSignals signals = new();
            string[] all = parsed.GetRequiredValue(arguments);
            Works[all[0]](all[1..], signals.Token);
            return ExitCode.Ok;
        });
        return command;
    }
}
