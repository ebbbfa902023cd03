using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Estimation;

/// <summary>
/// A Kalman filter over position, velocity and acceleration, driven by white jerk (Bar-Shalom, Li, Kirubarajan 2001,
/// section 6.2.3), with the time that really passed in every prediction. Unlike a difference it does not lag on a steady
/// acceleration.
/// </summary>
/// <remarks>
/// Only the ratio of process to measurement noise matters, so that neither has a unit of its own: covariances are in units of the
/// measurement's variance. White noise of the position comes out 0.9 to 1.5 times as large, per period: an AS5600 (steps of 1.5
/// mrad, 0.44 mrad of noise) read every 10 ms gives a velocity to about 0.06 rad/s.
/// </remarks>
/// <param name="isAngle">Whether differences are wrapped.</param>
/// <param name="period">The nominal time between measurements, s.</param>
internal sealed class KalmanVelocityFilter(bool isAngle, double period) : IVelocityFilter
{
    /// <summary>
    /// The jerk's standard deviation over a period, times the period cubed, over that of a measurement; a pure number. With 1 the
    /// estimate follows within about two periods; less is smoother and later.
    /// </summary>
    private const double TrackingIndex = 1;

    /// <summary>The jerk's spectral density over the measurement's variance, 1/s^5.</summary>
    private readonly double _jerk = TrackingIndex * TrackingIndex / Math.Pow(period, 5);
    private readonly double[] _covariance = new double[9];
    private readonly double[] _predicted = new double[9];
    private double _position;
    private double _velocity;
    private double _acceleration;

    /// <inheritdoc/>
    public void Reset(double position)
    {
        (_position, _velocity, _acceleration) = (position, 0, 0);
        Array.Clear(_covariance);

        // at rest, but not for sure: as much doubt as one period of the process makes
        _covariance[0] = 1;
        _covariance[4] = 1 / (period * period);
        _covariance[8] = 1 / Math.Pow(period, 4);
    }

    /// <inheritdoc/>
    public double Update(double position, double seconds)
    {
        Predict(seconds);
        double innovation = isAngle ? Angles.Wrap(position - _position) : position - _position;
        double weight = 1 / (_covariance[0] + 1);
        double first = _covariance[0] * weight;
        double second = _covariance[3] * weight;
        double third = _covariance[6] * weight;
        _position += first * innovation;
        _velocity += second * innovation;
        _acceleration += third * innovation;
        for (int column = 0; column < 3; column++)
        {
            double top = _covariance[column];
            _covariance[column] -= first * top;
            _covariance[3 + column] -= second * top;
            _covariance[6 + column] -= third * top;
        }

        return _velocity;
    }

    /// <summary>Moves the estimate on: x = F x, P = F P F' + Q with F = [1 t t^2/2; 0 1 t; 0 0 1].</summary>
    private void Predict(double t)
    {
        _position += t * (_velocity + (t / 2 * _acceleration));
        _velocity += t * _acceleration;
        for (int column = 0; column < 3; column++)
        {
            double rate = _covariance[3 + column] + (t / 2 * _covariance[6 + column]);
            _predicted[column] = _covariance[column] + (t * rate);
            _predicted[3 + column] = _covariance[3 + column] + (t * _covariance[6 + column]);
            _predicted[6 + column] = _covariance[6 + column];
        }

        for (int row = 0; row < 9; row += 3)
        {
            _covariance[row] = _predicted[row] + (t * (_predicted[row + 1] + (t / 2 * _predicted[row + 2])));
            _covariance[row + 1] = _predicted[row + 1] + (t * _predicted[row + 2]);
            _covariance[row + 2] = _predicted[row + 2];
        }

        AddJerk(t);
    }

    private void AddJerk(double t)
    {
        double square = t * t;
        _covariance[0] += _jerk * square * square * t / 20;
        _covariance[1] += _jerk * square * square / 8;
        _covariance[3] += _jerk * square * square / 8;
        _covariance[2] += _jerk * square * t / 6;
        _covariance[6] += _jerk * square * t / 6;
        _covariance[4] += _jerk * square * t / 3;
        _covariance[5] += _jerk * square / 2;
        _covariance[7] += _jerk * square / 2;
        _covariance[8] += _jerk * t;
    }
}
