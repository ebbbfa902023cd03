using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Evaluation;

/// <summary>
/// How a model does many steps ahead: from a recorded state, under the recorded actions, each member rolls its own means on; the mean
/// over the members is held against what was recorded. Predictions end with their episode.
/// </summary>
public sealed class KStepErrors
{
    private const int OriginsAtOnce = 256;
    private const int MostOrigins = 16384;
    private readonly IReadOnlyList<Transition> _rows;
    private readonly DynamicsLayout _layout;
    private readonly LaneBlock[] _blocks;
    private readonly ILanePredictor _predictor;
    private readonly int[] _counts;
    private readonly double[,] _squares;
    private readonly double[,] _stillSquares;

    private KStepErrors(RobotDescription robot, EnsembleModel model, IReadOnlyList<Transition> rows, int steps)
    {
        (_rows, _layout) = (rows, DynamicsLayout.Of(robot));
        _blocks = [.. Enumerable.Range(0, model.Members.Architecture.Members).Select(_ => new LaneBlock(_layout, OriginsAtOnce))];
        _predictor = LanePredictors.Create(model, _layout, _blocks[0]);
        _counts = new int[steps];
        _squares = new double[steps, _layout.Learned.Count];
        _stillSquares = new double[steps, _layout.Learned.Count];
    }

    /// <summary>Measures a model.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="model">Its model.</param>
    /// <param name="rows">
    /// Recorded rows, in their order. Of more than 16384 places to start from, every n-th is taken.
    /// </param>
    /// <param name="steps">K, the most steps ahead; at least 1.</param>
    /// <returns>The errors after 1, 2, ... steps, as far as there are episodes so long, at most K.</returns>
    /// <exception cref="System.IO.InvalidDataException">The model is for another robot.</exception>
    public static IReadOnlyList<KStepError> Of(
        RobotDescription robot, EnsembleModel model, IReadOnlyList<Transition> rows, int steps)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        model.ThrowIfNotFor(robot);
        (int Row, int Steps)[] origins = Origins(rows, robot.ControlPeriod, steps);
        KStepErrors errors = new(robot, model, rows, steps);
        for (int first = 0; first < origins.Length; first += OriginsAtOnce)
        {
            errors.Follow(origins.AsSpan(first, Math.Min(OriginsAtOnce, origins.Length - first)));
        }

        return errors.Table();
    }

    private static (int Row, int Steps)[] Origins(IReadOnlyList<Transition> rows, double controlPeriod, int steps)
    {
        (int Row, int Steps)[] all =
        [
            .. EpisodeRuns.Of(rows, controlPeriod).SelectMany(run => Enumerable.Range(0, run.Count)
                .Select(place => (run.First + place, Math.Min(steps, run.Count - place)))),
        ];
        int stride = Math.Max(1, (all.Length + MostOrigins - 1) / MostOrigins);
        return [.. all.Where((_, index) => index % stride == 0)];
    }

    private void Follow(ReadOnlySpan<(int Row, int Steps)> origins)
    {
        foreach (LaneBlock block in _blocks)
        {
            for (int lane = 0; lane < origins.Length; lane++)
            {
                block.SetState(lane, _rows[origins[lane].Row].State.Span);
            }
        }

        for (int step = 0; step < _counts.Length; step++)
        {
            Advance(origins, step);
            for (int lane = 0; lane < origins.Length; lane++)
            {
                Compare(origins[lane], lane, step);
            }
        }
    }

    private void Advance(ReadOnlySpan<(int Row, int Steps)> origins, int step)
    {
        for (int member = 0; member < _blocks.Length; member++)
        {
            LaneBlock block = _blocks[member];
            for (int lane = 0; lane < origins.Length; lane++)
            {
                // beyond its episode a lane rolls on unseen
                int row = origins[lane].Row + Math.Min(step, origins[lane].Steps - 1);
                block.SetAction(lane, _rows[row].Action.Span);
            }

            _predictor.Predict(member, block);
            block.Move([]);
        }
    }

    private void Compare((int Row, int Steps) origin, int lane, int step)
    {
        if (step >= origin.Steps)
        {
            return;
        }

        ReadOnlySpan<float> from = _rows[origin.Row].State.Span;
        ReadOnlySpan<float> reached = _rows[origin.Row + step].NextState.Span;
        Span<double> members = stackalloc double[_blocks.Length];
        _counts[step]++;
        for (int index = 0; index < _layout.Learned.Count; index++)
        {
            LearnedState learned = _layout.Learned[index];
            for (int member = 0; member < members.Length; member++)
            {
                members[member] = _blocks[member].States[(learned.Index * _blocks[member].Lanes) + lane];
            }

            double mean = Moments.Of(members, learned.IsAngle).Mean;
            double error = Moments.Difference(reached[learned.Index], mean, learned.IsAngle);
            double still = Moments.Difference(reached[learned.Index], from[learned.Index], learned.IsAngle);
            _squares[step, index] += error * error;
            _stillSquares[step, index] += still * still;
        }
    }

    private IReadOnlyList<KStepError> Table() =>
    [
        .. Enumerable.Range(0, _counts.Length).Where(step => _counts[step] > 0)
            .Select(step => new KStepError(step + 1, _counts[step], Roots(_squares, step), Roots(_stillSquares, step))),
    ];

    private double[] Roots(double[,] squares, int step) =>
        [.. Enumerable.Range(0, _layout.Learned.Count).Select(index => Math.Sqrt(squares[step, index] / _counts[step]))];
}
