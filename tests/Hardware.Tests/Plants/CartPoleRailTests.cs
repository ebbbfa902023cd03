using System;
using System.Collections.Generic;
using MbRlRobot.Plants;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

public sealed class CartPoleRailTests
{
    private const double Rail = 2.5;
    private static readonly IPlant Railed = CartPolePlant.Kind.With(new Dictionary<string, double> { ["rail"] = Rail });
    private static readonly IPlant Free = CartPolePlant.Kind.With();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_stop_takes_the_carts_speed_and_the_hinge_kicks_the_pole(int side)
    {
        const double Theta = 0.7;
        double[] state = [side * Rail, Theta, side * 4, 1.5];
        Railed.Step(state, [0], 1e-9);
        Assert.Equal(side * Rail, state[0]);
        Assert.Equal(0, state[2]);

        // the hinge can push, not turn: the pole's angular momentum about it is the same before and after
        double moment = Railed.Physics["poleMass"] * Railed.Physics["poleCom"];
        double inertia = Railed.Physics["poleInertia"] + (moment * Railed.Physics["poleCom"]);
        double before = (inertia * 1.5) - (moment * Math.Cos(Theta) * side * 4);
        Assert.Equal(before, inertia * state[3], 1e-6);
    }

    [Fact]
    public void A_cart_pushed_into_a_stop_rests_there_while_its_pole_swings_out()
    {
        double[] state = [2, 0, 0, 0];
        double fastest = 0;
        for (int step = 0; step < 500; step++)
        {
            Railed.Step(state, [3], 0.02);
            Assert.True(state[0] <= Rail, $"The cart is at {state[0]} m.");
            fastest = Math.Max(fastest, Math.Abs(state[3]));
        }

        Assert.True(fastest > 1);
        Numbers.Near([Rail, 0, 0, 0], state, 0.05);
        Assert.Equal((Rail, 0.0), (state[0], state[2]));
    }

    [Fact]
    public void A_held_cart_makes_the_pole_a_pendulum_that_only_loses_energy()
    {
        double[] state = [-Rail, 2, 0, 0];
        double before = double.PositiveInfinity;
        for (int step = 0; step < 200; step++)
        {
            Railed.Step(state, [-3], 0.02);
            double weight = Railed.Physics["poleMass"] * Railed.Physics["poleCom"] * Railed.Physics["g"];
            double inertia = Railed.Physics["poleInertia"] + (Railed.Physics["poleMass"] * Railed.Physics["poleCom"] * Railed.Physics["poleCom"]);
            double energy = (inertia * state[3] * state[3] / 2) - (weight * Math.Cos(state[1]));
            Assert.True(energy <= before, $"The energy rises from {before} J to {energy} J.");
            before = energy;
        }
    }

    [Fact]
    public void A_cart_pulled_from_a_stop_leaves_it_as_if_it_were_free()
    {
        double[] start = [Rail, 0, 0, 0];
        Assert.Equal(Numbers.After(Free, start, [-2], 0.1), Numbers.After(Railed, start, [-2], 0.1));
    }

    [Fact]
    public void Between_the_stops_nothing_changes() =>
        Assert.Equal(Numbers.After(Free, [0, 2, 1, 3], [1], 0.5), Numbers.After(Railed, [0, 2, 1, 3], [1], 0.5));

    [Fact]
    public void Without_a_rail_the_cart_goes_where_it_is_pushed() =>
        Assert.True(Numbers.After(Free, [0, 0, 0, 0], [3], 4)[0] > 20);

    [Fact]
    public void A_start_beyond_a_stop_is_put_on_it() =>
        Assert.Equal(Rail, Numbers.After(Railed, [9, 0, 1, 0], [0], 0.02)[0]);
}
