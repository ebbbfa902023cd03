using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>
/// A planar arm of two links that lies flat, each joint turned by an RC servo: an action is the angle that a servo is told to go to. State
/// [shoulder, elbow, shoulderDot, elbowDot, shoulderLead, elbowLead]; a lead is how far the angle that a servo goes to is ahead of its joint.
/// An action that is not a number is none: without pulses a servo goes limp. Runge-Kutta steps of at most 5 ms.
/// </summary>
public sealed class ServoArmPlant : Plant
{
    /// <summary>The longest step, s.</summary>
    public const double LongestSubstep = 0.005;

    private readonly ServoArmDynamics _dynamics;

    private ServoArmPlant(PlantPhysics physics)
        : base(Kind, physics, LongestSubstep) => _dynamics = new ServoArmDynamics(physics);

    /// <summary>Its entry in the catalogue.</summary>
    public static PlantKind Kind { get; } = new(
        "servo-arm",
        "An arm of two links in a horizontal plane, on two RC servos",
        [
            new("shoulder", "rad"),
            new("elbow", "rad"),
            new("shoulderDot", "rad/s"),
            new("elbowDot", "rad/s"),
            new("shoulderLead", "rad"),
            new("elbowLead", "rad"),
        ],
        [new("shoulderTarget", "rad", Rest: double.NaN), new("elbowTarget", "rad", Rest: double.NaN)],
        [
            new("length1", "m", 0.1, new Interval(0.01, 10), "from shoulder to elbow"),
            new("length2", "m", 0.1, new Interval(0.01, 10), "from elbow to tip"),
            new("elbowBend", "rad", Math.Round(Math.PI / 2, 4), new Interval(-3.2, 3.2), "the elbow's angle to the first link where its servo stands at 0"),
            new("travel", "rad", Math.Round(Math.PI / 2, 4), new Interval(0.1, 10), "how far a servo goes to either side"),
            new("maxSpeed", "rad/s", 6, new Interval(0.1, 100), "a servo's fastest"),
            new("maxAcceleration", "rad/s^2", 150, new Interval(1, 10_000), "a servo's greatest acceleration of a link alone"),
            new("load", "1", 1, new Interval(0, 100), "the share by which the arm, stretched out, slows the shoulder's acceleration"),
            new("gain", "1/s", 25, new Interval(1, 1000), "a servo's speed for its distance from where it goes"),
            new("settle", "s", 0.015, new Interval(0.004, 1), "time constant of a servo's speed"),
            new("deadBand", "rad", 0.004, new Interval(0, 0.5), "distance that a servo does not see"),
            new("latency", "s", 0.02, new Interval(0.004, 1), "time constant from a command to where a servo goes: frames of pulses and the servo's own filter"),
        ],
        physics => new ServoArmPlant(physics));

    /// <inheritdoc />
    protected override void Substep(Span<double> state, ReadOnlySpan<double> action, double seconds) =>
        RungeKutta4.Step(_dynamics, state, action, seconds);
}
