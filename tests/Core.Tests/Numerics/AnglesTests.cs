using System;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Numerics;

public sealed class AnglesTests
{
    private const double Turn = 2 * Math.PI;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(1.5, 1.5)]
    [InlineData(Math.PI, -Math.PI)]
    [InlineData(-Math.PI, -Math.PI)]
    [InlineData(3 * Math.PI, -Math.PI)]
    [InlineData(-3 * Math.PI, -Math.PI)]
    [InlineData(Turn, 0)]
    [InlineData(-Turn, 0)]
    [InlineData(4, 4 - Turn)]
    [InlineData(-4, Turn - 4)]
    public void Takes_whole_turns_off(double angle, double wrapped)
    {
        Assert.Equal(wrapped, Angles.Wrap(angle), 15);
        Assert.Equal((float)wrapped, Angles.Wrap((float)angle), 6);
    }

    [Fact]
    public void Never_gives_plus_pi_nor_leaves_the_interval_beside_its_ends()
    {
        for (int turns = -1000; turns <= 1000; turns++)
        {
            double end = ((2 * turns) + 1) * Math.PI;
            Assert.InRange(Angles.Wrap(end), -Math.PI, Math.BitDecrement(Math.PI));
            Assert.InRange(Angles.Wrap(Math.BitDecrement(end)), -Math.PI, Math.BitDecrement(Math.PI));
            Assert.InRange(Angles.Wrap(Math.BitIncrement(end)), -Math.PI, Math.BitDecrement(Math.PI));
            Assert.InRange(Angles.Wrap((float)end), -MathF.PI, MathF.BitDecrement(MathF.PI));
            Assert.InRange(Angles.Wrap(MathF.BitDecrement((float)end)), -MathF.PI, MathF.BitDecrement(MathF.PI));
            Assert.InRange(Angles.Wrap(MathF.BitIncrement((float)end)), -MathF.PI, MathF.BitDecrement(MathF.PI));
        }
    }

    [Fact]
    public void Leaves_a_wrapped_angle_as_it_is_to_the_bit()
    {
        foreach (double angle in (double[])[-Math.PI, Math.BitDecrement(Math.PI), double.Epsilon, -1e-300, 0.1])
        {
            Assert.Equal(angle, Angles.Wrap(angle));
            Assert.Equal(Angles.Wrap((float)angle), Angles.Wrap(Angles.Wrap((float)angle)));
        }

        Assert.Equal(-MathF.PI, Angles.Wrap(-MathF.PI));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(-2.9)]
    [InlineData(3.1)]
    public void Keeps_direction_over_many_turns(double angle)
    {
        for (int turns = -10_000; turns <= 10_000; turns += 37)
        {
            Assert.Equal(angle, Angles.Wrap(angle + (turns * Turn)), 1e-10);
        }

        Assert.Equal(angle, Angles.Wrap((float)(angle + (16 * Turn))), 1e-5);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(-1e18)]
    [InlineData(double.MaxValue)]
    public void Stays_in_the_interval_however_large_the_angle(double angle)
    {
        Assert.InRange(Angles.Wrap(angle), -Math.PI, Math.BitDecrement(Math.PI));
        Assert.InRange(Angles.Wrap(Math.CopySign(float.MaxValue, (float)angle)), -MathF.PI, MathF.BitDecrement(MathF.PI));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_stays_so(double angle)
    {
        Assert.Equal(double.NaN, Angles.Wrap(angle));
        Assert.Equal(float.NaN, Angles.Wrap((float)angle));
    }
}
