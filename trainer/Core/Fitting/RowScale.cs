using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MbRlRobot.Fitting;

/// <summary>Brings the columns of a row into the networks' units: less the mean, over the scale, in double precision.</summary>
internal sealed class RowScale
{
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly int _columns;

    /// <summary>Takes means and scales.</summary>
    /// <param name="means">[columns].</param>
    /// <param name="scales">[columns].</param>
    internal RowScale(float[] means, float[] scales)
    {
        _columns = means.Length;
        int padded = (_columns + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        (_means, _scales) = (new double[padded], new double[padded]);
        Array.Fill(_scales, 1);
        Array.ConvertAll(means, mean => (double)mean).CopyTo(_means, 0);
        Array.ConvertAll(scales, scale => (double)scale).CopyTo(_scales, 0);
    }

    /// <summary>Scales a row, eight columns at a time where it is padded with zeros; they stay zeros.</summary>
    /// <param name="row">The columns, and padding or none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Apply(Span<float> row)
    {
        ref float values = ref MemoryMarshal.GetReference(row);
        int column = 0;
        for (; column < _columns && column + Vector256<float>.Count <= row.Length; column += Vector256<float>.Count)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref values, (nuint)column));
            low = (low - Vector256.Create(_means, column)) / Vector256.Create(_scales, column);
            high = (high - Vector256.Create(_means, column + Vector256<double>.Count)) / Vector256.Create(_scales, column + Vector256<double>.Count);
            Vector256.Narrow(low, high).StoreUnsafe(ref values, (nuint)column);
        }

        for (; column < _columns; column++)
        {
            row[column] = (float)((row[column] - _means[column]) / _scales[column]);
        }
    }
}
