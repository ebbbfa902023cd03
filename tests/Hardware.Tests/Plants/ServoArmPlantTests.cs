using System;
using System.Collections.Generic;
using MbRlRobot.Plants;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

public sealed class ServoArmPlantTests
{
    private const double Limp = double.NaN;

    private static readonly IPlant Plant = ServoArmPlant.Kind.With();
    private static readonly double DeadBand = Plant.Physics["deadBand"];

    [Theory]
    [InlineData(0.5, -1.2)]
    [InlineData(-1.5, 1.5)]
    public void Comes_to_rest_where_it_was_told_to_go_but_for_the_dead_band(double shoulder, double elbow)
    {
        double[] end = Numbers.After(Plant, [0, 0, 0, 0, 0, 0], [shoulder, elbow], 3);
        Assert.Equal(shoulder, end[0] + end[4], 1e-6);
        Assert.Equal(elbow, end[1] + end[5], 1e-6);
        Assert.Equal(shoulder, end[0], DeadBand * 1.001);
        Assert.Equal(elbow, end[1], DeadBand * 1.001);
        Numbers.Near([0, 0], end[2..4], 1e-3);
    }

    [Fact]
    public void Goes_no_further_than_its_travel() =>
        Numbers.Near(Numbers.After(Plant, [0, 0, 0, 0, 0, 0], [Math.Round(Math.PI / 2, 4), 0], 2), Numbers.After(Plant, [0, 0, 0, 0, 0, 0], [9, 0], 2), 1e-9);

    [Fact]
    public void Turns_no_faster_than_its_fastest()
    {
        double[] state = [-1.5, -1.5, 0, 0, 0, 0];
        double fastest = 0;
        for (int step = 0; step < 100; step++)
        {
            Plant.Step(state, [1.5, 1.5], 0.005);
            fastest = Math.Max(fastest, Math.Max(state[2], state[3]));
        }

        Assert.InRange(fastest, 0.99 * Plant.Physics["maxSpeed"], Plant.Physics["maxSpeed"] + 1e-9);
    }

    [Fact]
    public void Moves_nothing_within_the_dead_band()
    {
        double[] end = Numbers.After(Plant, [0.3, 0.2, 0, 0, 0, 0], [0.3 + (0.9 * DeadBand), 0.2 - (0.9 * DeadBand)], 1);
        Numbers.Near([0.3, 0.2, 0, 0], end[..4], 1e-12);
    }

    [Fact]
    public void Starts_late_by_its_latency()
    {
        // a first-order lag: after one time constant it goes to 63 % of a step
        double[] state = [0, 0, 0, 0, 0, 0];
        Plant.Step(state, [1, 0], Plant.Physics["latency"]);
        Assert.Equal(1 - Math.Exp(-1), state[0] + state[4], 1e-3);
        Assert.True(state[0] < 0.05);
    }

    [Fact]
    public void Is_limp_without_pulses_and_goes_on_from_where_it_is()
    {
        double[] end = Numbers.After(Plant, [0.3, -0.4, 5, -5, 0.5, -0.5], [Limp, Limp], 2);
        Numbers.Near([0, 0, 0, 0], end[2..], 1e-9);

        // its own friction: a stop within settle times the speed, but for the acceleration's limit
        Assert.InRange(end[0], 0.3, 0.3 + 0.3);
        Assert.InRange(end[1], -0.4 - 0.3, -0.4);
    }

    [Fact]
    public void Has_a_shoulder_that_is_slower_the_further_the_arm_is_stretched_out()
    {
        double folded = ShoulderAfter(elbow: 1.4, Plant);
        double bent = ShoulderAfter(elbow: 0, Plant);
        double stretched = ShoulderAfter(elbow: -1.5, Plant);
        Assert.True(folded > bent && bent > stretched, $"{folded} {bent} {stretched}");
        IPlant unloaded = ServoArmPlant.Kind.With(new Dictionary<string, double> { ["load"] = 0 });
        Assert.Equal(ShoulderAfter(1.4, unloaded), ShoulderAfter(-1.5, unloaded));
    }

    [Fact]
    public void Moves_mirrored_where_nothing_depends_on_the_elbow()
    {
        IPlant plant = ServoArmPlant.Kind.With(new Dictionary<string, double> { ["load"] = 0 });
        double[] one = Numbers.After(plant, [0.3, 1, -2, 4, 0.1, 0], [0.5, -0.7], 0.3);
        double[] other = Numbers.After(plant, [-0.3, -1, 2, -4, -0.1, 0], [-0.5, 0.7], 0.3);
        Assert.All(one, (value, index) => Assert.Equal(-value, other[index]));
    }

    [Fact]
    public void Behind_its_port_stays_where_it_is_until_it_is_told_to_go()
    {
        using PlantIo io = new(Plant, ["a", "b", "c", "d", "e", "f"], new SteppedClock());
        double[] start = [0.5, -0.5, 0, 0, 0, 0];
        double[] state = new double[6];
        io.Reset(start);
        io.Advance(0.5);
        io.Enable();
        io.Advance(0.5);
        io.Read(state, out _);
        Numbers.Near(start, state, 1e-12);
        io.Write([0, 0]);
        io.Advance(0.05);
        io.Stop();
        io.Advance(1);
        io.Read(state, out _);
        Assert.InRange(state[0], 0.1, 0.49);
        Assert.Equal(0, state[2], 1e-9);
    }

    private static double ShoulderAfter(double elbow, IPlant plant) => Numbers.After(plant, [0, elbow, 0, 0, 0, 0], [1, elbow], 0.06)[0];
}
