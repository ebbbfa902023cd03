using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>
/// A planar arm of two uniform links that moves in a horizontal plane, each joint turned by a torque against viscous friction;
/// joints turn freely, without stops. State [shoulder, elbow, shoulderDot, elbowDot], actions [shoulderTorque, elbowTorque],
/// the elbow's angle relative to the first link. Runge-Kutta steps of at most 0.01 s.
/// </summary>
public sealed class Arm2Plant : Plant
{
    /// <summary>The longest step, s.</summary>
    public const double LongestSubstep = 0.01;

    private readonly Arm2Dynamics _dynamics;

    private Arm2Plant(PlantPhysics physics)
        : base(Kind, physics, LongestSubstep) => _dynamics = new Arm2Dynamics(physics);

    /// <summary>Its entry in the catalogue.</summary>
    public static PlantKind Kind { get; } = new(
        "arm2",
        "A torque-driven arm of two links in a horizontal plane",
        [
            new("shoulder", "rad", IsAngle: true),
            new("elbow", "rad", IsAngle: true),
            new("shoulderDot", "rad/s"),
            new("elbowDot", "rad/s"),
        ],
        [new("shoulderTorque", "N m"), new("elbowTorque", "N m")],
        [
            new("length1", "m", 0.2, new Interval(0.01, 10), "from shoulder to elbow"),
            new("mass1", "kg", 1.5, new Interval(0.001, 1000), "mass of the first link"),
            new("mass2", "kg", 1.5, new Interval(0.001, 1000), "mass of the second link"),
            new("com1", "m", 0.1, new Interval(0, 10), "from the shoulder to the first link's centre of mass"),
            new("com2", "m", 0.1, new Interval(0, 10), "from the elbow to the second link's centre of mass"),
            new("inertia1", "kg m^2", 0.005, new Interval(1e-6, 1000), "of the first link about its centre of mass"),
            new("inertia2", "kg m^2", 0.005, new Interval(1e-6, 1000), "of the second link about its centre of mass"),
            new("damping1", "N m s/rad", 0.25, new Interval(0, 100), "friction of the shoulder"),
            new("damping2", "N m s/rad", 0.25, new Interval(0, 100), "friction of the elbow"),
            new("maxTorque", "N m", 1, new Interval(0.001, 1000), "torque beyond which a motor saturates"),
        ],
        physics => new Arm2Plant(physics));

    /// <inheritdoc />
    protected override void Substep(Span<double> state, ReadOnlySpan<double> action, double seconds) =>
        RungeKutta4.Step(_dynamics, state, action, seconds);
}
