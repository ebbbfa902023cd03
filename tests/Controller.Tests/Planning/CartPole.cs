using System;

namespace MbRlRobot.Controller.Tests.Planning;

/// <summary>
/// The cart-pole swing-up of PETS (Chua et al. 2018): equations of its MuJoCo model, Runge-Kutta of 4th order, two steps of 0.02 s a
/// control period; double precision. The pole hangs at theta = 0.
/// </summary>
internal readonly record struct CartPole(double X, double Theta, double XDot, double ThetaDot)
{
    public const double Limit = 3;
    private const double Cart = 10.47198;
    private const double Pole = 5.01859;
    private const double Centre = 0.3;
    private const double Inertia = 0.640424;
    private const double Gravity = 9.81;
    private const double Gear = 100;
    private const double Step = 0.02;

    /// <summary>The state a control period later, under an action in [-3, 3].</summary>
    public CartPole Next(double action) => Runge(Runge(this, Gear * action), Gear * action);

    /// <summary>The reward of arriving here by an action.</summary>
    public double Reward(double action)
    {
        double tipX = X - (0.6 * Math.Sin(Theta));
        double tipY = (-0.6 * Math.Cos(Theta)) - 0.6;
        return Math.Exp(-((tipX * tipX) + (tipY * tipY)) / 0.36) - (0.01 * action * action);
    }

    private static CartPole Runge(CartPole start, double force)
    {
        CartPole k1 = Rate(start, force);
        CartPole k2 = Rate(start.Moved(k1, Step / 2), force);
        CartPole k3 = Rate(start.Moved(k2, Step / 2), force);
        CartPole k4 = Rate(start.Moved(k3, Step), force);
        return start.Moved(k1, Step / 6).Moved(k2, Step / 3).Moved(k3, Step / 3).Moved(k4, Step / 6);
    }

    private static CartPole Rate(CartPole at, double force)
    {
        (double sine, double cosine) = Math.SinCos(at.Theta);
        double coupling = Pole * Centre * cosine;
        double pushed = force - at.XDot - (Pole * Centre * sine * at.ThetaDot * at.ThetaDot);
        double turned = -at.ThetaDot - (Pole * Gravity * Centre * sine);
        double determinant = ((Cart + Pole) * Inertia) - (coupling * coupling);
        double xDotDot = ((Inertia * pushed) + (coupling * turned)) / determinant;
        double thetaDotDot = ((coupling * pushed) + ((Cart + Pole) * turned)) / determinant;
        return new CartPole(at.XDot, at.ThetaDot, xDotDot, thetaDotDot);
    }

    private CartPole Moved(CartPole rate, double seconds) => new(
        X + (seconds * rate.X),
        Theta + (seconds * rate.Theta),
        XDot + (seconds * rate.XDot),
        ThetaDot + (seconds * rate.ThetaDot));
}
