using System;
using System.Collections.Generic;
using MbRlRobot.Plants;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

public sealed class Arm2PlantTests
{
    private static readonly IPlant Plant = Arm2Plant.Kind.With();
    private static readonly IPlant Frictionless =
        Arm2Plant.Kind.With(new Dictionary<string, double> { ["damping1"] = 0, ["damping2"] = 0 });

    [Theory]
    [InlineData(0.4, 1.1, 3, -7)]
    [InlineData(-2, -3, -5, 4)]
    public void Keeps_energy_and_angular_momentum_without_friction_and_torque(double shoulder, double elbow, double shoulderDot, double elbowDot)
    {
        double[] start = [shoulder, elbow, shoulderDot, elbowDot];
        double[] end = [.. start];
        for (int step = 0; step < 2000; step++)
        {
            Frictionless.Step(end, [0, 0], 0.001);
        }

        Assert.Equal(Energy(start), Energy(end), 1e-8);
        Assert.Equal(AngularMomentum(start), AngularMomentum(end), 1e-8);
        Assert.NotEqual(start[1], end[1], 1e-2);
    }

    [Fact]
    public void Gains_exactly_the_work_of_its_torques()
    {
        double[] state = [0, 1, 0, 0];
        double work = 0;
        for (int step = 0; step < 10_000; step++)
        {
            double[] before = [.. state];
            Frictionless.Step(state, [0.3, -0.2], 1e-5);
            work += (0.3 * (state[0] - before[0])) - (0.2 * (state[1] - before[1]));
        }

        Assert.Equal(work, Energy(state), 1e-9);
        Assert.True(work > 0.01);
    }

    [Fact]
    public void Friction_brings_it_to_rest() =>
        Numbers.Near([0, 0], Numbers.After(Plant, [1, 2, 5, -9], [0, 0], 20)[2..], 1e-6);

    [Fact]
    public void Moves_mirrored_when_everything_is_mirrored()
    {
        double[] one = Numbers.After(Plant, [0.3, 1, -2, 4], [0.5, -0.7], 0.3);
        double[] other = Numbers.After(Plant, [-0.3, -1, 2, -4], [-0.5, 0.7], 0.3);
        Assert.All(one, (value, index) => Assert.Equal(-value, other[index]));
    }

    [Fact]
    public void Lies_flat_so_that_no_direction_is_special()
    {
        double[] one = Numbers.After(Plant, [0, 1, -2, 4], [0.5, -0.7], 0.3);
        double[] turned = Numbers.After(Plant, [1, 1, -2, 4], [0.5, -0.7], 0.3);
        Numbers.Near([one[0] + 1, .. one[1..]], turned, 1e-12);
    }

    [Fact]
    public void Saturates_at_one_newton_metre()
    {
        Assert.Equal(Numbers.After(Plant, [0, 1, 0, 0], [1, -1], 0.05), Numbers.After(Plant, [0, 1, 0, 0], [9, -9], 0.05));
        Assert.NotEqual(Numbers.After(Plant, [0, 1, 0, 0], [1, -1], 0.05), Numbers.After(Plant, [0, 1, 0, 0], [0.9, -0.9], 0.05));
    }

    /// <summary>Of the two links as rigid bodies, from the speeds of their centres of mass.</summary>
    private static double Energy(double[] state)
    {
        double turn = state[2] + state[3];
        (double x, double y) = SecondCentreSpeed(state);
        double first = (Plant.Physics["inertia1"] + (Plant.Physics["mass1"] * Math.Pow(Plant.Physics["com1"], 2))) * state[2] * state[2];
        double second = (Plant.Physics["mass2"] * ((x * x) + (y * y))) + (Plant.Physics["inertia2"] * turn * turn);
        return (first + second) / 2;
    }

    private static double AngularMomentum(double[] state)
    {
        (double vx, double vy) = SecondCentreSpeed(state);
        double x = (Plant.Physics["length1"] * Math.Cos(state[0])) + (Plant.Physics["com2"] * Math.Cos(state[0] + state[1]));
        double y = (Plant.Physics["length1"] * Math.Sin(state[0])) + (Plant.Physics["com2"] * Math.Sin(state[0] + state[1]));
        double first = (Plant.Physics["inertia1"] + (Plant.Physics["mass1"] * Math.Pow(Plant.Physics["com1"], 2))) * state[2];
        return first + (Plant.Physics["mass2"] * ((x * vy) - (y * vx))) + (Plant.Physics["inertia2"] * (state[2] + state[3]));
    }

    private static (double X, double Y) SecondCentreSpeed(double[] state)
    {
        double turn = state[2] + state[3];
        (double sin, double cos) = Math.SinCos(state[0] + state[1]);
        return (
            (-Plant.Physics["length1"] * Math.Sin(state[0]) * state[2]) - (Plant.Physics["com2"] * sin * turn),
            (Plant.Physics["length1"] * Math.Cos(state[0]) * state[2]) + (Plant.Physics["com2"] * cos * turn));
    }
}
