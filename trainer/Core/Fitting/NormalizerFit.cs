using System;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Fitting;

/// <summary>Means and standard deviations of the rows fitted on, in double precision and in the rows' order: read twice, row by row.</summary>
internal sealed class NormalizerFit
{
    /// <summary>Inputs that vary less than this share of their size vary by rounding only.</summary>
    private const double SmallestInputVariation = 1e-6;

    /// <summary>
    /// Targets are differences of far larger numbers: even their rounding is scaled (a prediction is then as exact as the numbers are),
    /// unless all are the same.
    /// </summary>
    private const double SmallestTargetVariation = 1e-9;

    private readonly RowSet _rows;
    private readonly float[] _row;
    private readonly double[] _means;
    private readonly double[] _deviations;

    private NormalizerFit(RowSet rows)
    {
        _rows = rows;
        _row = new float[rows.Inputs + rows.Outputs];
        _means = new double[_row.Length];
        _deviations = new double[_row.Length];
        FindMeans();
        FindDeviations();
    }

    /// <summary>The normaliser of raw rows.</summary>
    internal static Normalizer Of(RowSet rows)
    {
        NormalizerFit fit = new(rows);
        Range inputs = ..rows.Inputs;
        Range targets = rows.Inputs..;
        return new Normalizer(
            fit.Means(inputs), fit.Scales(inputs, SmallestInputVariation), fit.Means(targets), fit.Scales(targets, SmallestTargetVariation));
    }

    private void FindMeans()
    {
        for (int row = 0; row < _rows.Count; row++)
        {
            Read(row);
            for (int column = 0; column < _row.Length; column++)
            {
                _means[column] += _row[column];
            }
        }

        foreach (ref double mean in _means.AsSpan())
        {
            mean /= _rows.Count;
        }
    }

    private void FindDeviations()
    {
        for (int row = 0; row < _rows.Count; row++)
        {
            Read(row);
            for (int column = 0; column < _row.Length; column++)
            {
                double deviation = _row[column] - _means[column];
                _deviations[column] += deviation * deviation;
            }
        }

        foreach (ref double deviation in _deviations.AsSpan())
        {
            deviation = Math.Sqrt(deviation / _rows.Count);
        }
    }

    private void Read(int row) => _rows.Read(row, _row.AsSpan(0, _rows.Inputs), _row.AsSpan(_rows.Inputs));

    private float[] Means(Range columns) => Array.ConvertAll(_means[columns], mean => (float)mean);

    private float[] Scales(Range columns, double smallest)
    {
        (double[] means, double[] deviations) = (_means[columns], _deviations[columns]);
        float[] scales = new float[means.Length];
        for (int column = 0; column < scales.Length; column++)
        {
            double deviation = deviations[column];
            bool isVarying = deviation > smallest * Math.Abs(means[column]) && (float)deviation > 0;
            scales[column] = isVarying ? (float)deviation : 1;
        }

        return scales;
    }
}
