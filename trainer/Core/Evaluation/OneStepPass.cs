using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>Goes through recorded rows, a block at a time, with a model's predictions of each; what to keep of it is the caller's choice.</summary>
internal sealed class OneStepPass
{
    private const int RowsAtOnce = 256;
    private readonly TransitionTable _table;
    private readonly IReadOnlyList<int> _rows;
    private readonly DynamicsLayout _layout;
    private readonly Action<OneStep> _each;
    private readonly LaneBlock _block;
    private readonly ILanePredictor _predictor;
    private readonly float[] _targetScale;
    private readonly double[][] _means;
    private readonly double[][] _variances;

    private OneStepPass(RobotDescription robot, EnsembleModel model, TransitionTable table, IReadOnlyList<int> rows, Action<OneStep> each)
    {
        (_table, _rows, _each, _layout) = (table, rows, each, DynamicsLayout.Of(robot));
        _targetScale = model.Members.Normalizer.TargetScale;
        _block = new LaneBlock(_layout, RowsAtOnce);
        _predictor = LanePredictors.Create(model, _layout, _block);
        _means = [.. Enumerable.Range(0, _predictor.Members).Select(_ => new double[_block.Changes.Length])];
        _variances = [.. Enumerable.Range(0, _predictor.Members).Select(_ => new double[_block.Changes.Length])];
    }

    /// <summary>Measures a model.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="table">Recorded rows.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="each">Told of every learned state of every row, row by row.</param>
    /// <exception cref="System.IO.InvalidDataException">The model is for another robot.</exception>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    internal static void Run(
        RobotDescription robot, EnsembleModel model, TransitionTable table, IReadOnlyList<int> rows, Action<OneStep> each)
    {
        model.ThrowIfNotFor(robot);
        if (rows.Count == 0)
        {
            throw new ArgumentException("There are no rows to measure a model on.", nameof(table));
        }

        new OneStepPass(robot, model, table, rows, each).Measure();
    }

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
            _each(new OneStep(row, learned, error, noise + spread, Math.Sqrt(spread) / _targetScale[learned]));
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
