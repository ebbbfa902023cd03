using System;
using System.Diagnostics;
using System.IO;
using MbRlRobot.TrainerApp;

namespace MbRlRobot.Acceptance.Children;

/// <summary>Runs the trainer's demo with its defaults and tells what it cost.</summary>
public static class DemoChild
{
    /// <summary>The command.</summary>
    public const string Word = "demo";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The folder for the run.</param>
    /// <param name="output">Receives, last, <c>seconds peakBytes</c>.</param>
    /// <returns>The demo's exit code.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        long start = Stopwatch.GetTimestamp();
        int code = TrainerProgram.Run(["demo", "--out", arguments[0]], output, Console.Error);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        output.WriteLine(FormattableString.Invariant($"{seconds} {self.PeakWorkingSet64}"));
        return code;
    }
}
