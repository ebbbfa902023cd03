using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Onnx;
using MbRlRobot.Reports;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary>Learns, and draws what came of it.</summary>
internal static class DemoRun
{
    /// <summary>Runs to the end, or until it is stopped.</summary>
    /// <param name="options">The run.</param>
    /// <param name="progress">Told how it goes.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <returns>What came of it; all of it is on disk.</returns>
    public static DemoOutcome Run(RunOptions options, IRunObserver progress, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        RunFolder folder = new(options.Output);
        using LearningRun run = new(options, progress);
        RunReport report = run.Run(stop);
        Draw(new RunPictures(options.Robot, folder), run, report);
        bool isStopped = report.Episodes.Count < options.Episodes;
        return new DemoOutcome(report, Files(folder), Stopwatch.GetElapsedTime(start), isStopped);
    }

    private static void Draw(RunPictures pictures, LearningRun run, RunReport report)
    {
        pictures.DrawLearningCurve(report);
        if (run.LastEpisode.Count == 0)
        {
            return;
        }

        EnsembleModel? model = run.LastEpisodeModel.IsEmpty
            ? null
            : OnnxModelReader.Read(run.LastEpisodeModel, "the model of the last episode").Ensemble;
        pictures.DrawEpisode(run.LastEpisode, model);
        if (model is not null)
        {
            pictures.DrawCalibration(run.LastEpisode, model);
        }
    }

    private static IReadOnlyList<(string Path, string Holds)> Files(RunFolder folder)
    {
        (string Path, string Holds)[] all =
        [
            (folder.Report, "how each episode went"),
            (folder.Transitions, "every step of every episode"),
            (folder.ModelFile, "the model, for any ONNX runtime"),
            (folder.Checkpoint, "all networks, to go on from"),
            (folder.Picture(RunPictures.LearningCurve), "return per episode"),
            (folder.Picture(RunPictures.LastEpisode), "the last episode, and what the model foresaw"),
            (folder.Picture(RunPictures.Calibration), "how far the model's error bars can be trusted"),
        ];
        return [.. all.Where(file => File.Exists(file.Path))];
    }
}
