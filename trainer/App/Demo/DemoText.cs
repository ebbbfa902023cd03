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
        string verb = (run.IsOracle, run.IsResumed) switch
        {
            (_, true) => "Going on with",
            (true, _) => "Planning for",
            _ => "Learning",
        };
        output.WriteLine($"{verb} {run.Robot.Type} on {run.Io}: {learner}, seed {run.Seed}, into {run.Output}");
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
            string done = $"{outcome.Report.Episodes.Count} of {request.Run.Episodes} episodes";
            output.WriteLine($"Ended on request after {done}; everything is written.");
        }

        output.WriteLine(Result(outcome.Report.Episodes));
        using Process process = Process.GetCurrentProcess();
        double mebibytes = process.PeakWorkingSet64 / BytesOfMebibyte;
        output.WriteLine(Text($"It took {outcome.Elapsed.TotalSeconds:F1} s and at most {mebibytes:F0} MiB of memory."));
        WriteTable("Files", outcome.Files, output);
        WriteTable("Next", Next(request, outcome), output);
    }

    private static string Result(IReadOnlyList<RunEpisode> episodes)
    {
        RunEpisode? best = episodes.Where(episode => episode.Return is not null).MaxBy(episode => episode.Return);
        string bestText = best is null
            ? "No episode has a finite return."
            : Text($"Best return {best.Return:F2} in episode {best.Episode + 1}.");
        return (SolvedScore.First(episodes), episodes.Any(episode => episode.Score is not null)) switch
        {
            ({ } first, _) => Text($"Episode {first.Episode + 1} was the first to score {SolvedScore.Value}. {bestText}"),
            (null, true) => Text($"No episode scored {SolvedScore.Value} yet. {bestText}"),
            _ => bestText,
        };
    }

    private static IReadOnlyList<(string, string)> Next(DemoRequest request, DemoOutcome outcome)
    {
        string folder = Quoted(request.Run.Output);
        string model = Quoted(Path.Combine(request.Run.Output, "model"));
        string robot = Quoted(request.RobotName);
        int episodes = request.Run.Episodes + (outcome.IsStopped ? 0 : 10);
        string again = request.RobotName == request.Run.Robot.Type ? string.Empty : $" --robot {robot}";
        (string, string) resume =
            ($"mbrl-trainer demo --resume {folder}{again} --episodes {episodes}", "go on with this run");
        return outcome.Files.Any(file => file.Path.EndsWith(".onnx", StringComparison.Ordinal))
            ?
            [
                ($"mbrl-trainer evaluate --robot {robot} --model {model} --data {folder}", "judge the model"),
                ($"mbrl-controller plan --robot {robot} --model {model}", "plan with it"),
                resume,
            ]
            : [resume];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

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
