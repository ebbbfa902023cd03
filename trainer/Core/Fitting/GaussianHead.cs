using System;
using System.Runtime.CompilerServices;
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
    private readonly int _rows;
    private readonly AlignedFloats _maximum;
    private readonly AlignedFloats _minimum;

    internal GaussianHead(NetworkShape shape, int rows)
    {
        (_shape, _rows) = (shape, rows);
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

    /// <summary>Takes up the bounds of a member: they are the same for all rows.</summary>
    internal void Begin(AlignedFloats parameters)
    {
        int states = _shape.Outputs;
        ReadOnlySpan<float> maximum = parameters.Span.Slice(_shape.MaximumLogVariance, states);
        ReadOnlySpan<float> minimum = parameters.Span.Slice(_shape.MinimumLogVariance, states);
        for (int row = 0; row < _rows; row++)
        {
            maximum.CopyTo(_maximum.Span[(row * states)..]);
            minimum.CopyTo(_minimum.Span[(row * states)..]);
        }
    }

    /// <summary>Bounds the raw outputs of some rows.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="outputs">The last layer's outputs.</param>
    /// <param name="rows">The rows.</param>
    internal void Bound<T>(AlignedFloats outputs, int rows)
        where T : struct, ILanes<T>
    {
        Gather(ref outputs.At(_shape.Outputs), ref LogVariances.First, rows);
        int count = rows * _shape.Outputs;
        BoundAbove<T>(ref LogVariances.First, ref _maximum.First, ref UpperSlopes.First, count);
        BoundBelow<T>(ref LogVariances.First, ref _minimum.First, ref LowerSlopes.First, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BoundAbove<T>(ref float values, ref float maximum, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T bound = T.Load(ref maximum, at);
            T room = bound - T.Load(ref values, at);
            room.Store(ref slopes, at);
            (bound - LaneMath.Softplus(room)).Store(ref values, at);
        }

        ToSigmoids<T>(ref slopes, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BoundBelow<T>(ref float values, ref float minimum, ref float slopes, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            T bound = T.Load(ref minimum, at);
            T room = T.Load(ref values, at) - bound;
            room.Store(ref slopes, at);
            (bound + LaneMath.Softplus(room)).Store(ref values, at);
        }

        ToSigmoids<T>(ref slopes, count);
    }

    /// <summary>In a loop of its own: with more in one, the compiler leaves calls in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToSigmoids<T>(ref float values, int count)
        where T : struct, ILanes<T>
    {
        for (int at = 0; at < count; at += T.Count)
        {
            LaneMath.Sigmoid(T.Load(ref values, at)).Store(ref values, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(ref float raw, ref float dense, int rows)
    {
        int states = _shape.Outputs;
        int pitch = _shape.Layers[^1].Pitch;
        for (int row = 0; row < rows; row++)
        {
            for (int state = 0; state < states; state++)
            {
                dense = Unsafe.Add(ref raw, state);
                dense = ref Unsafe.Add(ref dense, 1);
            }

            raw = ref Unsafe.Add(ref raw, pitch);
        }
    }
}
