using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>
/// The pendulum of Gym's Pendulum-v1 (OpenAI Gym, <c>classic_control/pendulum.py</c>): a uniform rod that turns about its end,
/// moved by a torque, theta = 0 upright. State [theta, omega], action [torque].
/// </summary>
/// <remarks>
/// Gym's integrator is part of the benchmark: semi-implicit Euler, the new speed clipped before it moves the angle, with steps
/// of 0.05 s: omega' = clip(omega + (3 g / (2 l) sin theta + 3 / (m l^2) u) dt), theta' = theta + omega' dt.
/// </remarks>
public sealed class PendulumPlant : Plant
{
    /// <summary>Gym's step, s.</summary>
    public const double LongestSubstep = 0.05;

    private readonly double _gravityTerm;
    private readonly double _torqueTerm;
    private readonly double _maxTorque;
    private readonly double _maxSpeed;

    private PendulumPlant(PlantPhysics physics)
        : base(Kind, physics, LongestSubstep)
    {
        double length = physics["l"];
        _gravityTerm = 3 * physics["g"] / (2 * length);
        _torqueTerm = 3 / (physics["m"] * length * length);
        _maxTorque = physics["maxTorque"];
        _maxSpeed = physics["maxSpeed"];
    }

    /// <summary>Its entry in the catalogue.</summary>
    public static PlantKind Kind { get; } = new(
        "pendulum",
        "Gym's Pendulum-v1: a rod on a motor too weak to lift it at once",
        [new("theta", "rad", IsAngle: true), new("omega", "rad/s")],
        [new("torque", "N m")],
        [
            new("g", "m/s^2", 10, new Interval(0, 100), "gravity"),
            new("m", "kg", 1, new Interval(0.01, 100), "the rod's mass"),
            new("l", "m", 1, new Interval(0.05, 20), "the rod's length"),
            new("maxSpeed", "rad/s", 8, new Interval(0.1, 1000), "speed beyond which it is clipped"),
            new("maxTorque", "N m", 2, new Interval(0.001, 1000), "torque beyond which the motor saturates"),
        ],
        physics => new PendulumPlant(physics));

    /// <inheritdoc />
    protected override void Substep(Span<double> state, ReadOnlySpan<double> action, double seconds)
    {
        double torque = Math.Clamp(action[0], -_maxTorque, _maxTorque);
        double acceleration = (_gravityTerm * Math.Sin(state[0])) + (_torqueTerm * torque);
        state[1] = Math.Clamp(state[1] + (acceleration * seconds), -_maxSpeed, _maxSpeed);
        state[0] += state[1] * seconds;
    }
}
