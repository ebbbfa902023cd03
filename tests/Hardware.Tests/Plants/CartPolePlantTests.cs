using System;
using System.Collections.Generic;
using MbRlRobot.Plants;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

/// <summary>
/// Vectors of an independent implementation of the PETS equations, printed to six or seven decimals: state, action,
/// accelerations, and the state after two Runge-Kutta steps of 0.02 s.
/// </summary>
public sealed class CartPolePlantTests
{
    private static readonly IPlant Plant = CartPolePlant.Kind.With();

    public static TheoryData<double[], double, double[], double[]> Vectors => new()
    {
        { [0, 0.1, 0, 0], 0, [-0.287753, -2.975499], [-0.0002230, 0.0976920, -0.0109556, -0.1134086] },
        { [0, 0, 0, 0], 1, [8.367434, 19.671057], [0.0066401, 0.0152425, 0.3305345, 0.7485089] },
        { [0.2, 2.5, -0.3, 1.5], -2, [-13.787479, 9.823130], [0.1769059, 2.5684532, -0.8564681, 1.9386518] },
        { [-0.4, Math.PI - 0.05, 0.5, -0.8], 0.7, [5.794904, -13.509720], [-0.3753738, 3.0488107, 0.7311219, -1.3393305] },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Moves_like_the_cart_pole_of_pets(double[] start, double drive, double[] acceleration, double[] end)
    {
        double[] derivative = new double[4];
        new CartPoleDynamics(Plant.Physics, isHeld: false).Derivative(start, [drive], derivative);
        Numbers.Near([start[2], start[3], .. acceleration], derivative, 6e-7);

        double[] state = [.. start];
        Plant.Step(state, [drive], 0.04);
        Numbers.Near(end, state, 6e-8);
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(-3, -300)]
    public void Saturates_at_the_force_of_three_units(double most, double beyond)
    {
        Assert.Equal(Numbers.After(Plant, [0, 1, 0, 0], [most], 0.04), Numbers.After(Plant, [0, 1, 0, 0], [beyond], 0.04));
        Assert.NotEqual(Numbers.After(Plant, [0, 1, 0, 0], [most * 0.99], 0.04), Numbers.After(Plant, [0, 1, 0, 0], [most], 0.04));
    }

    [Fact]
    public void Moves_mirrored_when_everything_is_mirrored()
    {
        double[] right = Numbers.After(Plant, [0.3, 2, -1, 4], [1.5], 0.4);
        double[] left = Numbers.After(Plant, [-0.3, -2, 1, -4], [-1.5], 0.4);
        Assert.All(right, (value, index) => Assert.Equal(-value, left[index]));
    }

    [Fact]
    public void Moves_alike_wherever_the_cart_is() => Numbers.Near(
        Numbers.After(Plant, [0, 2, -1, 4], [1.5], 0.4)[1..], Numbers.After(Plant, [7, 2, -1, 4], [1.5], 0.4)[1..], 0);

    [Fact]
    public void Keeps_its_energy_and_the_cart_its_push_without_friction()
    {
        IPlant plant = CartPolePlant.Kind.With(new Dictionary<string, double> { ["cartDamping"] = 0, ["poleDamping"] = 0 });
        double[] start = [0, 2.5, 0.4, 0];
        double[] end = [.. start];
        for (int step = 0; step < 1000; step++)
        {
            plant.Step(end, [0], 0.005);
        }

        Assert.Equal(Energy(plant, start), Energy(plant, end), 1e-6 * Math.Abs(Energy(plant, start)));
        Assert.Equal(Momentum(plant, start), Momentum(plant, end), 1e-6);
        Assert.NotEqual(start[1], end[1], 1e-3);
    }

    private static double Energy(IPlant plant, double[] state)
    {
        (double mass, double com) = (plant.Physics["poleMass"], plant.Physics["poleCom"]);
        (double sin, double cos) = Math.SinCos(state[1]);
        double vx = state[2] - (com * cos * state[3]);
        double vy = com * sin * state[3];
        double moving = (plant.Physics["cartMass"] * state[2] * state[2]) + (mass * ((vx * vx) + (vy * vy)))
            + (plant.Physics["poleInertia"] * state[3] * state[3]);
        return (moving / 2) - (mass * plant.Physics["g"] * com * cos);
    }

    private static double Momentum(IPlant plant, double[] state)
    {
        double pole = state[2] - (plant.Physics["poleCom"] * Math.Cos(state[1]) * state[3]);
        return (plant.Physics["cartMass"] * state[2]) + (plant.Physics["poleMass"] * pole);
    }
}
