using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>What a run's model folder says of its model.</summary>
internal static class ModelReleases
{
    /// <summary>Describes a model.</summary>
    /// <param name="options">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="fit">The fit that gave it.</param>
    /// <param name="data">What it was fitted to.</param>
    /// <param name="last">The last transition of the data.</param>
    /// <exception cref="ArgumentException">Its members' disagreement is not a number.</exception>
    /// <returns>The release; it is dated by the clock, so that its manifest is not a function of the seed.</returns>
    internal static ModelRelease Of(
        RunOptions options, EnsembleModel model, FitResult fit, TransitionTable data, TransitionId last) => new(
        options.Robot,
        model,
        new ModelMetrics(
            fit.Rows,
            fit.HoldoutRows,
            fit.HoldoutNll.Count == 0 ? null : fit.HoldoutNll.Sum(),
            fit.HoldoutRmse.Count == 0 ? null : Rmse(options.Robot, fit.HoldoutRmse)),
        DisagreementThreshold.Of(options.Robot, model, data),
        [new HighWaterMark(last.RobotId, last.Epoch, last.Sequence)],
        DateTime.UtcNow,
        FormattableString.Invariant($"learned by {options.Fitter} from a run on {options.Io}, seed {options.Seed}"),
        model.Version - 1);

    private static double[] Rmse(RobotDescription robot, IReadOnlyList<double> learned)
    {
        double[] rmse = new double[robot.State.Count];
        IReadOnlyList<LearnedState> states = DynamicsLayout.Of(robot).Learned;
        for (int index = 0; index < states.Count; index++)
        {
            rmse[states[index].Index] = learned[index];
        }

        return rmse;
    }
}
