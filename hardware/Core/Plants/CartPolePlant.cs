using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>
/// The cart-pole swing-up of PETS (Chua et al. 2018): a motor pushes a cart, from which a pole hangs. State
/// [x, theta, xDot, thetaDot], action [drive], theta = 0 hanging down. Runge-Kutta steps of at most 0.02 s.
/// </summary>
/// <remarks>
/// With <c>rail</c> set, the track ends in inelastic stops: what reaches one loses the cart's speed there, the hinge passes the
/// blow on to the pole, and the cart rests at the stop for as long as it is pushed into it. The time of the blow is that of the
/// substep's end.
/// </remarks>
public sealed class CartPolePlant : Plant
{
    /// <summary>The step of PETS, s.</summary>
    public const double LongestSubstep = 0.02;

    private readonly double _rail;
    private readonly CartPoleDynamics _free;
    private readonly CartPoleDynamics _held;

    private CartPolePlant(PlantPhysics physics)
        : base(Kind, physics, LongestSubstep)
    {
        _rail = physics["rail"];
        _free = new CartPoleDynamics(physics, isHeld: false);
        _held = new CartPoleDynamics(physics, isHeld: true);
    }

    /// <summary>Its entry in the catalogue.</summary>
    public static PlantKind Kind { get; } = new(
        "cartpole",
        "The cart-pole of PETS: a driven cart with a pole that hangs from it",
        [new("x", "m"), new("theta", "rad", IsAngle: true), new("xDot", "m/s"), new("thetaDot", "rad/s")],
        [new("drive", "1")],
        [
            new("g", "m/s^2", 9.81, new Interval(0, 100), "gravity"),
            new("cartMass", "kg", 10.4719755, new Interval(0.01, 1000), "the cart's mass"),
            new("poleMass", "kg", 5.01859, new Interval(0.001, 1000), "the pole's mass"),
            new("poleCom", "m", 0.3, new Interval(0.001, 10), "from the hinge to the pole's centre of mass"),
            new("poleInertia", "kg m^2", 0.1887509, new Interval(1e-6, 1000), "the pole's inertia about its centre of mass"),
            new("cartDamping", "N s/m", 1, new Interval(0, 1000), "friction of the cart"),
            new("poleDamping", "N m s/rad", 1, new Interval(0, 100), "friction of the hinge"),
            new("gear", "N", 100, new Interval(0.001, 10_000), "force for an action of 1"),
            new("maxForce", "N", 300, new Interval(0.001, 100_000), "force beyond which the motor saturates"),
            new("rail", "m", double.PositiveInfinity, new Interval(0.05, 1000), "half the track, between inelastic stops"),
        ],
        physics => new CartPolePlant(physics));

    /// <inheritdoc />
    protected override void Substep(Span<double> state, ReadOnlySpan<double> action, double seconds)
    {
        RungeKutta4.Step(IsHeld(state, action) ? _held : _free, state, action, seconds);
        if (Math.Abs(state[0]) > _rail)
        {
            Hit(state);
        }
    }

    /// <summary>Whether the cart rests at a stop and everything that acts on it pushes it into that stop.</summary>
    private bool IsHeld(ReadOnlySpan<double> state, ReadOnlySpan<double> action)
    {
        if (Math.Abs(state[0]) < _rail || state[2] != 0)
        {
            return false;
        }

        Span<double> derivative = stackalloc double[4];
        _free.Derivative(state, action, derivative);
        return derivative[2] * state[0] >= 0;
    }

    private void Hit(Span<double> state)
    {
        state[0] = Math.CopySign(_rail, state[0]);
        if (state[2] * state[0] > 0)
        {
            state[3] += _held.PoleKick(state[1], -state[2]);
            state[2] = 0;
        }
    }
}
