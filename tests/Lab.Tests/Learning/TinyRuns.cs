using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Fitting;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Reports;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit;

namespace MbRlRobot.Lab.Tests.Learning;

/// <summary>
/// Runs of a pendulum that are over in a moment: episodes of 20 steps, two small networks, few candidates.
/// </summary>
internal sealed class TinyRuns : IRunObserver, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The folder of the runs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mbrl-lab-tests-").FullName;

    /// <summary>The versions of the models, in the order of their fits.</summary>
    public List<ulong> Fits { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Told of each step; true ends the run.</summary>
    public Func<RunStep, bool> EndsAt { get; set; } = _ => false;

    /// <summary>Told of each episode; true ends the run before its first step.</summary>
    public Func<int, bool> EndsBefore { get; set; } = _ => false;

    public static RobotDescription Robot()
    {
        RobotDescription robot = RobotFile.Read(Path.Combine(Repository.Root, "hardware", "robots", "pendulum", "robot.json"));
        return robot with
        {
            Task = robot.Task with { EpisodeSteps = 20 },
            Model = new ModelDescription(Members: 2, Active: 2, Hidden: [8]),
            Training = new TrainingDescription(Steps: 50, Batch: 4, RefitEverySteps: 8),
            Planner = new PlannerDescription(Horizon: 4, Population: 8, Elites: 3, Iterations: 2, Particles: 2),
        };
    }

    public RunReport Run(
        string name, int episodes, RobotDescription? robot = null, ulong seed = 1, bool isResumed = false, bool isOracle = false, int threads = 1)
    {
        RunOptions options = new(
            robot ?? Robot(), ".", "plant", PlantCatalog.Open, "builtin", BuiltInRolloutEngine.Create, "builtin", _ => new BuiltInFitter(),
            episodes, seed, Path.Combine(Folder, name), isResumed, isOracle, threads, "1.0");
        using LearningRun run = new(options, this);
        return run.Run(_cancellation.Token);
    }

    /// <summary>The folder of a run.</summary>
    public RunFolder Of(string name) => new(Path.Combine(Folder, name));

    /// <summary>All that a run left, but for how long things took.</summary>
    public static string Lines(RunReport report) => string.Join('\n', report.Episodes.Select(line =>
        $"{line with { PlanMsP50 = null, PlanMsP99 = null, FitSeconds = null, HoldoutRmse = null }} {string.Join(' ', line.HoldoutRmse ?? [])}"));

    public void EpisodeStarted(int episode, bool isExploring) => EndIf(EndsBefore(episode));

    public void StepTaken(in RunStep step) => EndIf(EndsAt(step));

    public void FitProgressed(FitProgress progress)
    {
    }

    public void FitEnded(FitResult result, ulong version) => Fits.Add(version);

    public void EpisodeEnded(RunEpisode episode)
    {
    }

    public void Warned(string message) => Warnings.Add(message);

    public void Dispose()
    {
        _cancellation.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void EndIf(bool ends)
    {
        if (ends)
        {
            _cancellation.Cancel();
        }
    }
}
