using System.Text;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Builds the <c>d</c> of an SVG path. Points that round to the one before are left out.</summary>
internal sealed class PathText
{
    private readonly StringBuilder _text = new();
    private string _last = "";
    private bool _isDot;

    internal bool IsEmpty => _text.Length == 0;

    internal PathText Move(double x, double y)
    {
        FinishDot();
        _last = Point(x, y);
        _isDot = true;
        _ = _text.Append('M').Append(_last);
        return this;
    }

    internal PathText Line(double x, double y)
    {
        string point = Point(x, y);
        if (point != _last)
        {
            _ = _text.Append('L').Append(point);
            (_last, _isDot) = (point, false);
        }

        return this;
    }

    internal PathText Close()
    {
        FinishDot();
        _ = _text.Append('Z');
        return this;
    }

    internal string Finish()
    {
        FinishDot();
        return _text.ToString();
    }

    /// <summary>A line of no length with round ends is a dot; a lone move would be nothing.</summary>
    private void FinishDot()
    {
        if (_isDot)
        {
            _ = _text.Append('L').Append(_last);
        }

        _isDot = false;
    }

    private static string Point(double x, double y) => $"{SvgWriter.Number(x)} {SvgWriter.Number(y)}";
}
