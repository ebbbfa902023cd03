using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>How a model does one step ahead on rows that were recorded.</summary>
public sealed class OneStepErrors
{
    private readonly double[][] _errors;
    private readonly double[][] _standardized;
    private readonly double[][] _nll;
    private readonly double[] _disagreements;

    private OneStepErrors(RobotDescription robot, EnsembleModel model, TransitionTable table, IReadOnlyList<int> rows)
    {
        IReadOnlyList<LearnedState> learned = DynamicsLayout.Of(robot).Learned;
        (_errors, _standardized, _nll) = (Columns(learned, rows), Columns(learned, rows), Columns(learned, rows));
        _disagreements = new double[rows.Count];
        OneStepPass.Run(robot, model, table, rows, Take);
        States = [.. learned.Select((state, index) => new StateErrors(
            robot.State[state.Index].Name, robot.State[state.Index].Unit, _errors[index], _standardized[index], _nll[index]))];
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _disagreements.Length;

    /// <summary>The errors of each learned state.</summary>
    public IReadOnlyList<StateErrors> States { get; }

    /// <summary>
    /// How much the members disagree about each row: the largest over learned states of the standard deviation (1 / n) of their means,
    /// over the standard deviation of the state's change in the data that the model was fitted to: [rows].
    /// </summary>
    public ReadOnlyMemory<double> Disagreements => _disagreements;

    /// <summary>Measures a model.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="table">Recorded rows.</param>
    /// <param name="rows">Which of them; null for all.</param>
    /// <returns>The errors.</returns>
    /// <exception cref="System.IO.InvalidDataException">The model is for another robot.</exception>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static OneStepErrors Of(
        RobotDescription robot, EnsembleModel model, TransitionTable table, IReadOnlyList<int>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        return new OneStepErrors(robot, model, table, rows ?? [.. Enumerable.Range(0, table.Count)]);
    }

    private static double[][] Columns(IReadOnlyList<LearnedState> learned, IReadOnlyList<int> rows) =>
        [.. learned.Select(_ => new double[rows.Count])];

    private void Take(OneStep step)
    {
        _errors[step.Learned][step.Row] = step.Error;
        _standardized[step.Learned][step.Row] = step.Standardized;
        _nll[step.Learned][step.Row] = step.Nll;
        _disagreements[step.Row] = Math.Max(_disagreements[step.Row], step.Disagreement);
    }
}
