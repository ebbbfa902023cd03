using System;
using System.Collections.Generic;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

/// <summary>A line with a band around it that grows point by point, and breaks where an angle wraps.</summary>
internal sealed class Trace(bool isAngle)
{
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<double> _lower = [];
    private readonly List<double> _upper = [];

    /// <summary>Gets a value indicating whether the angle has gone through ±pi.</summary>
    internal bool Wraps { get; private set; }

    internal Extent Extent => Extent.Of(_y).With(Extent.Of(_lower)).With(Extent.Of(_upper));

    internal void Add(double x, double value, double halfWidth = 0)
    {
        double y = isAngle ? Math.IEEERemainder(value, 2 * Math.PI) : value;
        if (isAngle && _y.Count > 0 && Math.Abs(y - _y[^1]) > Math.PI)
        {
            Wraps = true;
            Break();
        }

        Append(x, y, halfWidth);
    }

    internal void Break() => Append(double.NaN, double.NaN, 0);

    internal LineSeries Line(string name, Pen pen) => new(name, pen, _x, _y);

    internal BandSeries Band(string name, Pen pen) => new(name, pen, _x, _lower, _upper);

    private void Append(double x, double y, double halfWidth)
    {
        _x.Add(x);
        _y.Add(y);
        _lower.Add(y - halfWidth);
        _upper.Add(y + halfWidth);
    }
}
