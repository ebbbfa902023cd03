using System;

namespace MbRlRobot.Plants;

/// <summary>
/// The equations of motion of the cart-pole of PETS (Chua et al. 2018, <c>dmbrl/env/assets/cartpole.xml</c>), state
/// [x, theta, xDot, thetaDot], theta = 0 hanging down:
/// (M + m) x'' - m c cos(theta) theta'' + m c sin(theta) theta'^2 = F - dc x';
/// I theta'' - m c cos(theta) x'' + m g c sin(theta) = -dp theta', with I about the hinge.
/// </summary>
/// <param name="physics">The constants of <see cref="CartPolePlant.Kind"/>.</param>
/// <param name="isHeld">Whether a stop holds the cart: x'' = 0, and the pole swings about a fixed hinge.</param>
public readonly struct CartPoleDynamics(PlantPhysics physics, bool isHeld) : IDynamics
{
    private readonly double _mass = physics["cartMass"] + physics["poleMass"];
    private readonly double _moment = physics["poleMass"] * physics["poleCom"];
    private readonly double _weight = physics["poleMass"] * physics["poleCom"] * physics["g"];
    private readonly double _inertia = physics["poleInertia"]
        + (physics["poleMass"] * physics["poleCom"] * physics["poleCom"]);

    private readonly double _cartDamping = physics["cartDamping"];
    private readonly double _poleDamping = physics["poleDamping"];
    private readonly double _gear = physics["gear"];
    private readonly double _maxForce = physics["maxForce"];

    /// <inheritdoc />
    public void Derivative(ReadOnlySpan<double> state, ReadOnlySpan<double> action, Span<double> derivative)
    {
        (double theta, double xDot, double thetaDot) = (state[1], state[2], state[3]);
        (double sin, double cos) = Math.SinCos(theta);
        double coupling = _moment * cos;
        double poleTorque = (-_poleDamping * thetaDot) - (_weight * sin);
        double acceleration = 0;
        if (!isHeld)
        {
            double drive = Math.Clamp(_gear * action[0], -_maxForce, _maxForce);
            double force = drive - (_cartDamping * xDot) - (_moment * sin * thetaDot * thetaDot);
            acceleration = ((_inertia * force) + (coupling * poleTorque)) / ((_mass * _inertia) - (coupling * coupling));
        }

        derivative[0] = xDot;
        derivative[1] = thetaDot;
        derivative[2] = acceleration;
        derivative[3] = (poleTorque + (coupling * acceleration)) / _inertia;
    }

    /// <summary>How the pole's speed changes when the cart's speed changes at once, by the hinge's push alone.</summary>
    /// <param name="theta">The pole's angle, rad.</param>
    /// <param name="change">The change of the cart's speed, m/s.</param>
    /// <returns>The change of the pole's speed, rad/s.</returns>
    public double PoleKick(double theta, double change) => _moment * Math.Cos(theta) * change / _inertia;
}
