using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>How a model does one step ahead on rows that were recorded.</summary>
public sealed class OneStepErrors
{
    private const int RowsAtOnce = 256;
    private readonly TransitionTable _table;
    private readonly IReadOnlyList<int> _rows;
    private readonly DynamicsLayout _layout;
    private readonly LaneBlock _block;
    private readonly ILanePredictor _predictor;
    private readonly float[] _targetScale;
    private readonly double[][] _means;
    private readonly double[][] _variances;
    private readonly double[][] _errors;
    private readonly double[][] _standardized;
    private readonly double[][] _nll;
    private readonly double[] _disagreements;

    private OneStepErrors(RobotDescription robot, EnsembleModel model, TransitionTable table, IReadOnlyList<int> rows)
    {
        (_table, _rows, _layout) = (table, rows, DynamicsLayout.Of(robot));
        _targetScale = model.Members.Normalizer.TargetScale;
        _block = new LaneBlock(_layout, RowsAtOnce);
        _predictor = LanePredictors.Create(model, _layout, _block);
        _means = [.. Enumerable.Range(0, _predictor.Members).Select(_ => new double[_block.Changes.Length])];
        _variances = [.. Enumerable.Range(0, _predictor.Members).Select(_ => new double[_block.Changes.Length])];
        (_errors, _standardized, _nll) = (Columns(), Columns(), Columns());
        _disagreements = new double[rows.Count];
        Measure();
        States = [.. _layout.Learned.Select((learned, index) => new StateErrors(
            robot.State[learned.Index].Name, robot.State[learned.Index].Unit, _errors[index], _standardized[index], _nll[index]))];
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

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
        model.ThrowIfNotFor(robot);
        rows ??= [.. Enumerable.Range(0, table.Count)];
        return rows.Count > 0
            ? new OneStepErrors(robot, model, table, rows)
            : throw new ArgumentException("There are no rows to measure a model on.", nameof(table));
    }

    private double[][] Columns() => [.. _layout.Learned.Select(_ => new double[_rows.Count])];

    private void Measure()
    {
        float[] targets = new float[_layout.Learned.Count];
        RowReader reader = new(_layout);
        for (int first = 0; first < _rows.Count; first += RowsAtOnce)
        {
            int count = Math.Min(RowsAtOnce, _rows.Count - first);
            Predict(first, count);
            for (int lane = 0; lane < count; lane++)
            {
                int row = _rows[first + lane];
                reader.ReadTargets(_table.State(row), _table.NextState(row), targets);
                Compare(first + lane, lane, targets);
            }
        }
    }

    private void Predict(int first, int count)
    {
        for (int lane = 0; lane < count; lane++)
        {
            _block.SetState(lane, _table.State(_rows[first + lane]));
            _block.SetAction(lane, _table.Action(_rows[first + lane]));
        }

        for (int member = 0; member < _predictor.Members; member++)
        {
            _predictor.Predict(member, _block);
            Array.Copy(_block.Changes, _means[member], _block.Changes.Length);
            Array.Copy(_block.Variances, _variances[member], _block.Variances.Length);
        }
    }

    private void Compare(int row, int lane, float[] targets)
    {
        for (int learned = 0; learned < targets.Length; learned++)
        {
            (double mean, double noise, double spread) = Ensemble((learned * _block.Lanes) + lane);
            double error = Moments.Difference(targets[learned], mean, _layout.Learned[learned].IsAngle);
            double variance = noise + spread;
            _errors[learned][row] = error;
            _standardized[learned][row] = error / Math.Sqrt(variance);
            _nll[learned][row] = 0.5 * (Math.Log(2 * Math.PI * variance) + (error * error / variance));
            _disagreements[row] = Math.Max(_disagreements[row], Math.Sqrt(spread) / _targetScale[learned]);
        }
    }

    /// <summary>Mean of the means, mean of the variances, variance (1 / n) of the means.</summary>
    private (double Mean, double Noise, double Spread) Ensemble(int at)
    {
        double noise = 0;
        double mean = 0;
        for (int member = 0; member < _means.Length; member++)
        {
            mean += _means[member][at];
            noise += _variances[member][at];
        }

        mean /= _means.Length;
        double squares = 0;
        foreach (double[] means in _means)
        {
            squares += (means[at] - mean) * (means[at] - mean);
        }

        return (mean, noise / _means.Length, squares / _means.Length);
    }
}
