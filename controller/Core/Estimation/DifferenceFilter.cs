using MbRlRobot.Numerics;

namespace MbRlRobot.Estimation;

/// <summary>
/// The difference of successive positions over the measured time, smoothed by a first-order low pass whose time
/// constant is one sensor period. Simple and lively: at the nominal period it follows an acceleration one and a half
/// periods late, and white noise of the position comes out 0.58 times as large, per period.
/// </summary>
/// <param name="isAngle">Whether differences are wrapped.</param>
/// <param name="timeConstant">The low pass's time constant, s.</param>
internal sealed class DifferenceFilter(bool isAngle, double timeConstant) : IVelocityFilter
{
    private double _position;
    private double _velocity;

    /// <inheritdoc/>
    public void Reset(double position)
    {
        _position = position;
        _velocity = 0;
    }

    /// <inheritdoc/>
    public double Update(double position, double seconds)
    {
        double difference = isAngle ? Angles.Wrap(position - _position) : position - _position;
        _position = position;
        _velocity += ((difference / seconds) - _velocity) * (seconds / (seconds + timeConstant));
        return _velocity;
    }
}
