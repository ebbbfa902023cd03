using System;

namespace MbRlRobot.Plants;

/// <summary>
/// How two RC servos turn the joints of a flat arm, state [q, q', lead] of shoulder and elbow. What a servo goes to follows its command like
/// a first-order lag, p' = (command - p) / latency; its controller asks for a speed in proportion to what is left, beyond a dead
/// band and up to its fastest, and gets it with a time constant and an acceleration that the load on the shoulder lessens.
/// </summary>
/// <param name="physics">The constants of <see cref="ServoArmPlant.Kind"/>.</param>
public readonly struct ServoArmDynamics(PlantPhysics physics) : IDynamics
{
    private const int Joints = 2;

    private readonly double _length1 = physics["length1"];
    private readonly double _length2 = physics["length2"];
    private readonly double _bend = physics["elbowBend"];
    private readonly double _travel = physics["travel"];
    private readonly double _maxSpeed = physics["maxSpeed"];
    private readonly double _maxAcceleration = physics["maxAcceleration"];
    private readonly double _load = physics["load"];
    private readonly double _gain = physics["gain"];
    private readonly double _settle = physics["settle"];
    private readonly double _deadBand = physics["deadBand"];
    private readonly double _latency = physics["latency"];

    /// <inheritdoc />
    public void Derivative(ReadOnlySpan<double> state, ReadOnlySpan<double> action, Span<double> derivative)
    {
        double inertia = 1 + (_load * Stretch(state[1]));
        Joint(0, inertia, state, action[0], derivative);
        Joint(1, 1, state, action[1], derivative);
    }

    private void Joint(int joint, double inertia, ReadOnlySpan<double> state, double command, Span<double> derivative)
    {
        (double angle, double speed, double lead) = (state[joint], state[Joints + joint], state[(2 * Joints) + joint]);
        bool isLimp = double.IsNaN(command);
        double wanted = isLimp ? 0 : Wanted(lead);
        double limit = _maxAcceleration / inertia;
        double goal = isLimp ? angle : Math.Clamp(command, -_travel, _travel);
        derivative[joint] = speed;
        derivative[Joints + joint] = Math.Clamp((wanted - speed) / _settle, -limit, limit);
        derivative[(2 * Joints) + joint] = ((goal - angle - lead) / _latency) - speed;
    }

    private double Wanted(double lead)
    {
        double seen = Math.Max(Math.Abs(lead) - _deadBand, 0);
        return Math.CopySign(Math.Min(_gain * seen, _maxSpeed), lead);
    }

    /// <summary>The tip's distance from the shoulder, squared, as a share of the stretched arm's.</summary>
    private double Stretch(double elbow)
    {
        double whole = _length1 + _length2;
        return ((_length1 * _length1) + (_length2 * _length2) + (2 * _length1 * _length2 * Math.Cos(_bend + elbow))) / (whole * whole);
    }
}
