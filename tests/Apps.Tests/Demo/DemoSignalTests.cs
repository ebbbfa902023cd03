using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Reports;
using Xunit;

namespace MbRlRobot.Apps.Tests.Demo;

/// <summary>The demo as a process of its own, and the signals that end it.</summary>
public sealed class DemoSignalTests
{
    private const int Patience = 30_000;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Ends_on_a_signal_with_everything_written_and_can_go_on(string signal)
    {
        using TemporaryFolder folder = new();
        using Process demo = Start($"--robot {TinyRobot.In(folder)} --episodes 10000 --out {folder.At("out")}");
        using Timer watchdog = new(_ => demo.Kill(), null, Patience, Timeout.Infinite);
        string[] lines = [.. Enumerable.Range(0, 5).Select(_ => demo.StandardOutput.ReadLine()!)];
        Assert.Matches("^ +2 planned ", lines[4]);
        Process.Start("kill", $"-{signal} {demo.Id}").WaitForExit();
        string rest = demo.StandardOutput.ReadToEnd();
        demo.WaitForExit();
        Assert.Equal(0, demo.ExitCode);
        RunReport report = RunReportJson.Read(File.ReadAllBytes(folder.At("out/report.json")));
        Assert.Contains($"Ended on request after {report.Episodes.Count} of 10000 episodes; everything is written.", rest);
        Assert.Equal(report.Episodes.Sum(episode => episode.Steps), File.ReadLines(folder.At("out/transitions.csv")).Count() - 2);
        Assert.True(File.Exists(folder.At("out/learning-curve.svg")) && File.Exists(folder.At("out/model/manifest.json")));

        int more = report.Episodes.Count + 1;
        using Process resumed = Start($"--robot {TinyRobot.In(folder)} --episodes {more} --resume {folder.At("out")}");
        Assert.Contains($"{more,7} planned ", resumed.StandardOutput.ReadToEnd());
    }

    private static Process Start(string arguments)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "mbrl-trainer.dll");

        // whoever started the tests in the background has SIGINT ignored, and children inherit that
        return Process.Start(new ProcessStartInfo("env", $"--default-signal=INT \"{Environment.ProcessPath}\" \"{assembly}\" demo {arguments}")
        {
            RedirectStandardOutput = true,
        })!;
    }
}
