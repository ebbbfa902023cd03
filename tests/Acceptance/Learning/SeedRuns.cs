using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Lab.Pictures;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>The same robot learning from nothing with several seeds.</summary>
public static class SeedRuns
{
    /// <summary>The seeds that prove; settings were chosen with seeds 1 to 5, never with these.</summary>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<ulong> Proving(int count) => [.. Enumerable.Range(101, count).Select(seed => (ulong)seed)];

    /// <summary>Runs them all, each in one thread.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="episodes">The episodes of each.</param>
    /// <param name="cancellation">Stops them.</param>
    public static IReadOnlyList<Trained> Learn(LabRobot robot, IReadOnlyList<ulong> seeds, int episodes, CancellationToken cancellation)
    {
        using TemporaryFolder folder = new();
        return Cores.ForEach(seeds, seed => Trained.Run(robot, seed, episodes, folder.Path, threads: 1, cancellation), cancellation);
    }

    /// <summary>Draws the learning curves.</summary>
    /// <param name="name">The picture's file, without its ending.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="target">The return that counts as learned; null for none.</param>
    /// <returns>Its path.</returns>
    public static string Draw(string name, string title, LabRobot robot, IReadOnlyList<Trained> runs, double? target)
    {
        LearningCurveRun[] curves = [.. runs.Select(Curve)];
        string subtitle = $"raw returns of seeds {runs[0].Seed} to {runs[^1].Seed}, {robot.Description.ControlPeriod} s a step";
        LearningCurve curve = new(title, curves, subtitle, robot.Description.Task.Score?.Oracle, target);
        return AcceptanceFolder.Write($"{name}.svg", LearningCurvePicture.Draw(curve));
    }

    private static LearningCurveRun Curve(Trained run) => new(
        $"seed {run.Seed}",
        [.. run.Report.Episodes.Select(episode => new LearningCurveEpisode(episode.Return ?? double.NaN, episode.Exploring))]);
}
