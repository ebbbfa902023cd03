using System;
using System.Collections.Generic;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

/// <summary>
/// A line with a band around it that grows point by point. An angle goes on the short way round from the point before,
/// whatever turn it was given in.
/// </summary>
internal sealed class Trace(bool isAngle)
{
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<double> _lower = [];
    private readonly List<double> _upper = [];

    private double _last = double.NaN;

    internal Extent Extent => Extent.Of(_y).With(Extent.Of(_lower)).With(Extent.Of(_upper));

    internal void Add(double x, double value, double halfWidth = 0)
    {
        double y = isAngle && double.IsFinite(_last) ? _last + Math.IEEERemainder(value - _last, 2 * Math.PI) : value;
        _last = double.IsFinite(y) ? y : _last;
        Append(x, y, halfWidth);
    }

    /// <summary>Begins a new line at a point: there too an angle is in the turn that is given.</summary>
    internal void Restart(double x, double y)
    {
        Append(double.NaN, double.NaN, 0);
        _last = y;
        Append(x, y, 0);
    }

    internal double Value(int point) => _y[point];

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
