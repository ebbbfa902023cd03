using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// The loss of a probabilistic member: mean over batch and learned states of (mu - y)^2 / sigma^2 + log sigma^2, without the half and the
/// constant (PETS), each term's gradient times sigma^(2 beta), which is held fixed (beta-NLL, Seitzer et al. 2022); and 0.01 times the sum of
/// the log-variance's upper bounds less the lower ones. Arrays are dense, [rows, learned states].
/// </summary>
internal sealed class GaussianLoss
{
    private const float BoundPenalty = 0.01f;
    private readonly NetworkShape _shape;
    private readonly GaussianHead _head;
    private readonly AlignedFloats _byMean;
    private readonly AlignedFloats _byLogVariance;
    private readonly AlignedFloats _terms;

    internal GaussianLoss(NetworkShape shape, GaussianHead head, int rows)
    {
        (_shape, _head) = (shape, head);
        int length = NetworkShape.Padded(rows * shape.Outputs);
        (_byMean, _byLogVariance, _terms) = (new AlignedFloats(length), new AlignedFloats(length), new AlignedFloats(length));
    }

    /// <summary>The sum over the samples added and over learned states, without the penalty.</summary>
    internal double Sum { get; private set; }

    /// <summary>Before a batch's first block.</summary>
    internal void Begin(Workspace work)
    {
        Sum = 0;
        if (_shape.IsGaussian)
        {
            work.Gradient.Span.Slice(_shape.MaximumLogVariance, _shape.Outputs).Fill(BoundPenalty);
            work.Gradient.Span.Slice(_shape.MinimumLogVariance, _shape.Outputs).Fill(-BoundPenalty);
        }
    }

    /// <summary>Adds a block's loss to the sum, and leaves the derivatives by its outputs and by the bounds.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="parameters">The member's parameters.</param>
    /// <param name="work">Holds outputs and targets; receives the last layer's deltas and the bounds' gradient.</param>
    /// <param name="block">The samples.</param>
    /// <param name="beta">The exponent of beta-NLL.</param>
    internal void Add<T>(AlignedFloats parameters, Workspace work, SampleBlock block, float beta)
        where T : struct, ILanes<T>
    {
        int count = block.Count * _shape.Outputs;
        float scale = 1f / (block.Batch * _shape.Outputs);
        _head.Bound<T>(parameters, work.Outputs[^1], block.Count);
        GatherErrors(work, block);
        Differentiate<T>(ref _head.LogVariances.First, ref _byMean.First, ref _byLogVariance.First, ref _terms.First, count);
        Weigh<T>(beta, scale, ref _head.LogVariances.First, ref _byMean.First, ref _byLogVariance.First, count);
        Scatter(work, block.Count);
        Sum = SquaredLoss.Total(Sum, _terms.Span[..count]);
    }

    /// <summary>From errors to the derivatives of each term.</summary>
    private static void Differentiate<T>(ref float logVariances, ref float byMean, ref float byLogVariance, ref float terms, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T logVariance = T.Load(ref logVariances, at);
            T error = T.Load(ref byMean, at);
            T scaled = error * LaneMath.Exp(-logVariance);
            T square = error * scaled;
            (scaled + scaled).Store(ref byMean, at);
            (T.Broadcast(1f) - square).Store(ref byLogVariance, at);
            (square + logVariance).Store(ref terms, at);
        }
    }

    private static void Weigh<T>(float beta, float scale, ref float logVariances, ref float byMean, ref float byLogVariance, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T weight = LaneMath.Exp(T.Broadcast(beta) * T.Load(ref logVariances, at)) * T.Broadcast(scale);
            (weight * T.Load(ref byMean, at)).Store(ref byMean, at);
            (weight * T.Load(ref byLogVariance, at)).Store(ref byLogVariance, at);
        }
    }

    private void GatherErrors(Workspace work, SampleBlock block)
    {
        int pitch = _shape.Layers[^1].Pitch;
        for (int row = 0; row < block.Count; row++)
        {
            ReadOnlySpan<float> result = work.Outputs[^1].Row(row, pitch);
            ReadOnlySpan<float> target = work.Targets.Row(block.First + row, _shape.TargetPitch);
            Span<float> errors = _byMean.Row(row, _shape.Outputs);
            for (int state = 0; state < errors.Length; state++)
            {
                errors[state] = result[state] - target[state];
            }
        }
    }

    /// <summary>Derivatives by the raw outputs into the deltas, and by the bounds, row by row, into the gradient.</summary>
    private void Scatter(Workspace work, int rows)
    {
        int states = _shape.Outputs;
        Span<float> maximum = work.Gradient.Span.Slice(_shape.MaximumLogVariance, states);
        Span<float> minimum = work.Gradient.Span.Slice(_shape.MinimumLogVariance, states);
        for (int row = 0; row < rows; row++)
        {
            Span<float> deltas = work.Deltas[^1].Row(row, _shape.Layers[^1].Pitch);
            _byMean.Row(row, states).CopyTo(deltas);
            ScatterLogVariance(row, deltas[states..], maximum, minimum);
        }
    }

    private void ScatterLogVariance(int row, Span<float> deltas, Span<float> maximum, Span<float> minimum)
    {
        ReadOnlySpan<float> slopes = _byLogVariance.Row(row, maximum.Length);
        ReadOnlySpan<float> upper = _head.UpperSlopes.Row(row, maximum.Length);
        ReadOnlySpan<float> lower = _head.LowerSlopes.Row(row, maximum.Length);
        for (int state = 0; state < slopes.Length; state++)
        {
            float byUpper = slopes[state] * lower[state];
            deltas[state] = byUpper * upper[state];
            maximum[state] += byUpper * (1 - upper[state]);
            minimum[state] += slopes[state] * (1 - lower[state]);
        }
    }
}
