using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// The log-variance that a member means, from the raw output s and the member's learned bounds (PETS, Chua et al. 2018): s1 = max -
/// softplus(max - s), then min + softplus(s1 - min). Works on dense arrays [rows, learned states]: few states would leave most lanes
/// of a row empty.
/// </summary>
internal sealed class GaussianHead
{
    private readonly NetworkShape _shape;
    private readonly AlignedFloats _maximum;
    private readonly AlignedFloats _minimum;

    internal GaussianHead(NetworkShape shape, int rows)
    {
        _shape = shape;
        int length = NetworkShape.Padded(rows * shape.Outputs);
        (_maximum, _minimum) = (new AlignedFloats(length), new AlignedFloats(length));
        (LogVariances, UpperSlopes, LowerSlopes) = (new AlignedFloats(length), new AlignedFloats(length), new AlignedFloats(length));
    }

    /// <summary>The bounded log-variances.</summary>
    internal AlignedFloats LogVariances { get; }

    /// <summary>The derivatives of s1 by s.</summary>
    internal AlignedFloats UpperSlopes { get; }

    /// <summary>The derivatives of the log-variance by s1.</summary>
    internal AlignedFloats LowerSlopes { get; }

    /// <summary>Bounds the raw outputs of some rows.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="parameters">The member's parameters.</param>
    /// <param name="outputs">The last layer's outputs.</param>
    /// <param name="rows">The rows.</param>
    internal void Bound<T>(AlignedFloats parameters, AlignedFloats outputs, int rows)
        where T : struct, ILanes<T>
    {
        Gather(parameters, outputs, rows);
        int count = rows * _shape.Outputs;
        BoundAbove<T>(ref LogVariances.First, ref _maximum.First, ref UpperSlopes.First, count);
        BoundBelow<T>(ref LogVariances.First, ref _minimum.First, ref LowerSlopes.First, count);
    }

    private static void BoundAbove<T>(ref float values, ref float maximum, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T bound = T.Load(ref maximum, at);
            T room = bound - T.Load(ref values, at);
            LaneMath.Sigmoid(room).Store(ref slopes, at);
            (bound - LaneMath.Softplus(room)).Store(ref values, at);
        }
    }

    private static void BoundBelow<T>(ref float values, ref float minimum, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T bound = T.Load(ref minimum, at);
            T room = T.Load(ref values, at) - bound;
            LaneMath.Sigmoid(room).Store(ref slopes, at);
            (bound + LaneMath.Softplus(room)).Store(ref values, at);
        }
    }

    private void Gather(AlignedFloats parameters, AlignedFloats outputs, int rows)
    {
        int states = _shape.Outputs;
        int pitch = _shape.Layers[^1].Pitch;
        ReadOnlySpan<float> maximum = parameters.Span.Slice(_shape.MaximumLogVariance, states);
        ReadOnlySpan<float> minimum = parameters.Span.Slice(_shape.MinimumLogVariance, states);
        ReadOnlySpan<float> raw = outputs.Span;
        for (int row = 0; row < rows; row++)
        {
            int dense = row * states;
            maximum.CopyTo(_maximum.Span[dense..]);
            minimum.CopyTo(_minimum.Span[dense..]);
            raw.Slice((row * pitch) + states, states).CopyTo(LogVariances.Span[dense..]);
        }
    }
}
