using System;
using System.Collections.Generic;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>
/// Where a robot stops to trust a model: the disagreement of its members that only one in a thousand rows of the holdout exceeds.
/// </summary>
public static class DisagreementThreshold
{
    /// <summary>The share of the rows that lie at or below the threshold.</summary>
    public const double Share = 0.999;

    /// <summary>The smallest threshold: identical members never disagree, and a manifest wants it above 0.</summary>
    public const double Smallest = 1e-6;

    /// <summary>Measures it.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">The active members.</param>
    /// <param name="table">The transitions of the fit; those that it held out are used, all that it used where it held out none.</param>
    /// <returns>The threshold: above 0, and 0 with a single member, which cannot disagree.</returns>
    /// <exception cref="System.IO.InvalidDataException">The model is for another robot.</exception>
    /// <exception cref="ArgumentException">There are no usable rows.</exception>
    public static double Of(RobotDescription robot, EnsembleModel model, TransitionTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Members.Architecture.Members == 1 ? 0 : Quantile(Disagreements(robot, model, table));
    }

    /// <summary>The nearest-rank quantile of disagreements.</summary>
    /// <param name="disagreements">At least one.</param>
    /// <returns>The quantile, at least <see cref="Smallest"/>.</returns>
    /// <exception cref="ArgumentException">There is none, or one is not a number.</exception>
    public static double Quantile(ReadOnlySpan<double> disagreements)
    {
        double[] sorted = disagreements.ToArray();
        Array.Sort(sorted);
        if (sorted.Length == 0 || !double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
        {
            throw new ArgumentException("The disagreements must be finite numbers, at least one.", nameof(disagreements));
        }

        return Math.Max(Smallest, sorted[(int)Math.Ceiling(Share * sorted.Length) - 1]);
    }

    /// <summary>The disagreements of <see cref="OneStepErrors"/>, without its other columns.</summary>
    private static double[] Disagreements(RobotDescription robot, EnsembleModel model, TransitionTable table)
    {
        List<int> rows = Rows(robot, table);
        double[] largest = new double[rows.Count];
        OneStepPass.Run(robot, model, table, rows, step => largest[step.Row] = Math.Max(largest[step.Row], step.Disagreement));
        return largest;
    }

    private static List<int> Rows(RobotDescription robot, TransitionTable table)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(table);
        RowFilter filter = new(table, new RowColumns(robot, DynamicsLayout.Of(robot)), robot.Training.Holdout);
        return filter.Holdout.Count > 0 ? filter.Holdout : filter.Kept;
    }
}
