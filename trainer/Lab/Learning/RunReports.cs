using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Diagnostics;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.Lab.Learning;

/// <summary>Makes the lines of a run's report.</summary>
internal static class RunReports
{
    /// <summary>A report without episodes.</summary>
    /// <param name="options">The run.</param>
    /// <returns>The report.</returns>
    public static RunReport Empty(RunOptions options)
    {
        MachineReport machine = MachineProbe.Look();
        return new RunReport(
            options.Robot.Type,
            options.Io,
            options.Seed,
            options.IsOracle ? "oracle" : options.Engine,
            options.IsOracle ? null : options.Fitter,
            options.IsOracle,
            new RunVersions(options.ProductVersion, machine.DotNet, ModelFormat.Version),
            new RunMachine(machine.Processor, machine.Cores, machine.MemoryBytes, machine.OperatingSystem),
            []);
    }

    /// <summary>An episode's line.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="episode">The episode.</param>
    /// <param name="number">Which, from 0.</param>
    /// <param name="fitSeconds">Time spent fitting since the episode before; null for none.</param>
    /// <param name="fit">The last fit; null for none.</param>
    /// <param name="version">The version of the model that planned its last action; 0 for none.</param>
    /// <returns>The line.</returns>
    public static RunEpisode Line(
        RobotDescription robot, EpisodeResult episode, int number, double? fitSeconds, FitResult? fit, ulong version) => new(
            number,
            version == 0 && episode.PlanMilliseconds.Count == 0,
            episode.Transitions.Count,
            Finite(episode.Return),
            Score(robot, episode.Return),
            Percentile(episode.PlanMilliseconds, 0.5),
            Percentile(episode.PlanMilliseconds, 0.99),
            fitSeconds,
            fit is null || fit.HoldoutNll.Count == 0 ? null : Finite(fit.HoldoutNll.Sum()),
            fit is null || fit.HoldoutRmse.Count == 0 ? null : Rmse(robot, fit),
            version);

    private static double? Score(RobotDescription robot, double sum) => robot.Task.Score is { Random: { } random, Oracle: { } oracle }
        ? Finite((sum - random) / (oracle - random))
        : null;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The nearest-rank percentile.</summary>
    private static double? Percentile(IReadOnlyList<double> values, double share) => values.Count == 0
        ? null
        : values.Order().ElementAt(Math.Clamp((int)Math.Ceiling(share * values.Count) - 1, 0, values.Count - 1));

    private static double?[] Rmse(RobotDescription robot, FitResult fit)
    {
        double?[] rmse = new double?[robot.State.Count];
        IReadOnlyList<LearnedState> learned = DynamicsLayout.Of(robot).Learned;
        for (int index = 0; index < learned.Count; index++)
        {
            rmse[learned[index].Index] = Finite(fit.HoldoutRmse[index]);
        }

        return rmse;
    }
}
