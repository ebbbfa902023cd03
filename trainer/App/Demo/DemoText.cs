using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Reports;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>What people read before and after a run.</summary>
internal static class DemoText
{
    private const double BytesOfMebibyte = 1 << 20;

    /// <summary>Says what is about to run.</summary>
    /// <param name="request">The run.</param>
    /// <param name="output">Takes the text.</param>
    public static void WriteHead(DemoRequest request, TextWriter output)
    {
        RunOptions run = request.Run;
        string learner = run.IsOracle ? "oracle" : $"engine {run.Engine}, fitter {run.Fitter}";
        output.WriteLine($"{(run.IsResumed ? "Resuming" : "Learning")} {run.Robot.Type} on {run.Io}: {learner}, seed {run.Seed}, into {run.Output}");
        output.WriteLine();
    }

    /// <summary>Says what came of it, and what to do next.</summary>
    /// <param name="request">The run.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="output">Takes the text.</param>
    public static void WriteEnd(DemoRequest request, DemoOutcome outcome, TextWriter output)
    {
        output.WriteLine();
        if (outcome.IsStopped)
        {
            output.WriteLine($"Ended on request after {Count(outcome.Report)} of {request.Run.Episodes} episodes; everything is written.");
        }

        output.WriteLine(Result(outcome.Report.Episodes));
        using Process process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"It took {outcome.Elapsed.TotalSeconds:F1} s and at most {process.PeakWorkingSet64 / BytesOfMebibyte:F0} MiB of memory."));
        WriteTable("Files", outcome.Files, output);
        WriteTable("Next", Next(request, outcome), output);
    }

    private static int Count(RunReport report) => report.Episodes.Count;

    private static string Result(IReadOnlyList<RunEpisode> episodes)
    {
        RunEpisode? best = episodes.Where(episode => episode.Return is not null).MaxBy(episode => episode.Return);
        string bestText = best is null
            ? "No episode has a finite return."
            : string.Create(CultureInfo.InvariantCulture, $"Best return {best.Return:F2} in episode {best.Episode + 1}.");
        return (SolvedScore.First(episodes), episodes.Any(episode => episode.Score is not null)) switch
        {
            ({ } first, _) => string.Create(
                CultureInfo.InvariantCulture, $"Learned: episode {first.Episode + 1} was the first to score {SolvedScore.Value} or more. {bestText}"),
            (null, true) => string.Create(CultureInfo.InvariantCulture, $"No episode scored {SolvedScore.Value} yet. {bestText}"),
            _ => bestText,
        };
    }

    private static IReadOnlyList<(string, string)> Next(DemoRequest request, DemoOutcome outcome)
    {
        string folder = request.Run.Output;
        string model = Path.Combine(folder, "model");
        string robot = Quoted(request.RobotName);
        int more = Math.Max(request.Run.Episodes, Count(outcome.Report)) + (outcome.IsStopped ? 0 : 10);
        string again = request.Run.IsOracle || request.RobotName != request.Run.Robot.Type ? $" --robot {robot}" : string.Empty;
        (string, string) resume = ($"mbrl-trainer demo --resume {Quoted(folder)}{again} --episodes {more}", "go on with this run");
        return outcome.Files.Any(file => file.Path.EndsWith(".onnx", StringComparison.Ordinal))
            ?
            [
                ($"mbrl-trainer evaluate --robot {robot} --model {Quoted(model)} --data {Quoted(folder)}", "judge the model"),
                ($"mbrl-controller plan --robot {robot} --model {Quoted(model)}", "plan with it"),
                resume,
            ]
            : [resume];
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static void WriteTable(string title, IReadOnlyList<(string Left, string Right)> rows, TextWriter output)
    {
        int width = rows.Max(row => row.Left.Length);
        output.WriteLine();
        output.WriteLine($"{title}:");
        foreach ((string left, string right) in rows)
        {
            output.WriteLine($"  {left.PadRight(width)}  {right}");
        }
    }
}
