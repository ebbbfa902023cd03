using System;
using System.Collections.Generic;
using MbRlRobot.Plants;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

public sealed class PendulumPlantTests
{
    private static readonly IPlant Plant = PendulumPlant.Kind.With();

    [Theory]
    [InlineData(3, 0.5, 1.2, 3.0392920, 0.7858400)]
    [InlineData(-0.4, -7.9, -2, -0.8, -8)]
    public void Steps_like_gyms_pendulum(double theta, double omega, double torque, double nextTheta, double nextOmega) =>
        Numbers.Near([nextTheta, nextOmega], Numbers.After(Plant, [theta, omega], [torque], 0.05), 6e-8);

    [Fact]
    public void Comes_out_wrapped_however_it_turns() =>
        Numbers.Near([3.1 + 0.4 - (2 * Math.PI), 8], Numbers.After(Plant, [3.1, 8], [2], 0.05), 1e-12);

    [Fact]
    public void Hangs_still_and_saturates()
    {
        Numbers.Near([-Math.PI, 0], Numbers.After(Plant, [-Math.PI, 0], [0], 1), 1e-12);
        Assert.Equal(Numbers.After(Plant, [1, 0], [2], 0.05), Numbers.After(Plant, [1, 0], [50], 0.05));
    }

    [Fact]
    public void Takes_gyms_constants_from_its_physics()
    {
        IPlant heavy = PendulumPlant.Kind.With(
            new Dictionary<string, double> { ["g"] = 0, ["m"] = 2, ["l"] = 0.5, ["maxSpeed"] = 0.2, ["maxTorque"] = 1 });
        Numbers.Near([1 + (0.06 * 0.01), 0.06], Numbers.After(heavy, [1, 0], [1], 0.01), 1e-12);
        Assert.Equal(0.2, Numbers.After(heavy, [1, 0], [5], 0.05)[1]);
    }
}
