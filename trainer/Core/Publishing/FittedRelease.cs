using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Publishing;

/// <summary>Turns what a fit gave into what is published: the active members and what there is to say of them.</summary>
public static class FittedRelease
{
    /// <summary>Makes a release.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="fit">The fit. Its metrics are those of all members, of which the active ones are the best.</param>
    /// <param name="table">The transitions that it was given: the disagreement of the active members is measured on its holdout.</param>
    /// <param name="trainedOn">Which they are.</param>
    /// <param name="version">The version to publish.</param>
    /// <param name="parentVersion">The version that the fit started from; 0 for none.</param>
    /// <param name="createdUtc">When it was made.</param>
    /// <param name="origin">How it was made, for people.</param>
    /// <returns>The release.</returns>
    public static ModelRelease Of(
        RobotDescription robot,
        FitResult fit,
        TransitionTable table,
        IReadOnlyList<HighWaterMark> trainedOn,
        ulong version,
        ulong parentVersion,
        DateTime createdUtc,
        string origin)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(fit);
        EnsembleCheckpoint active = ActiveMembers.Choose(fit.Checkpoint, robot.Model.Active);
        EnsembleModel model = new(robot.Type, RobotSchema.Hash(robot), version, active, [.. fit.ResidualLogVariance]);
        return new ModelRelease(
            robot, model, Metrics(robot, fit), DisagreementThreshold.Of(robot, model, table), trainedOn, createdUtc, origin, parentVersion);
    }

    private static ModelMetrics Metrics(RobotDescription robot, FitResult fit)
    {
        if (fit.HoldoutRows == 0)
        {
            return new ModelMetrics(fit.Rows, 0, null, null);
        }

        double[] rmse = new double[robot.State.Count];
        IReadOnlyList<LearnedState> learned = DynamicsLayout.Of(robot).Learned;
        for (int index = 0; index < learned.Count; index++)
        {
            rmse[learned[index].Index] = fit.HoldoutRmse[index];
        }

        return new ModelMetrics(fit.Rows, fit.HoldoutRows, fit.HoldoutNll.Sum(), rmse);
    }
}
