using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Tests.Dynamics;

/// <summary>
/// Two actions: one from -3 to 2 that changes by 0.5 a period at most, one from -1 to 1 without a slew.
/// </summary>
public sealed class ActionLimiterTests
{
    private static readonly ActionLimiter Limiter = new(
        [new ActionDescription("slow", new Interval(-3, 2), Slew: 12.5), new ActionDescription("fast", new Interval(-1, 1))],
        controlPeriod: 0.04);

    [Theory]
    [InlineData(0, 0.25f, 0f, 0.25f)]
    [InlineData(0, 9f, 0f, 0.5f)]
    [InlineData(0, -9f, 0f, -0.5f)]
    [InlineData(0, 9f, 1.75f, 2f)]
    [InlineData(0, -9f, -2.75f, -3f)]
    [InlineData(0, float.PositiveInfinity, 0f, 0.5f)]
    [InlineData(0, float.NegativeInfinity, 0f, -0.5f)]
    [InlineData(1, 9f, -1f, 1f)]
    [InlineData(1, float.NegativeInfinity, 1f, -1f)]
    public void Clamps_to_slew_and_limits(int action, float wanted, float previous, float applied) =>
        Assert.Equal(applied, Limiter.Limit(action, wanted, previous));

    [Theory]
    [InlineData(5f, 0f, 2f)]
    [InlineData(5f, 9f, 2f)]
    [InlineData(-5f, 0f, -3f)]
    [InlineData(-5f, -9f, -3f)]
    [InlineData(2.25f, 0f, 1.75f)]
    [InlineData(float.PositiveInfinity, 0f, 2f)]
    [InlineData(float.NegativeInfinity, 0f, -3f)]
    public void Comes_back_inside_the_limits_from_an_action_outside_on_either_side(float previous, float wanted, float applied) =>
        Assert.Equal(applied, Limiter.Limit(0, wanted, previous));

    [Theory]
    [InlineData(9f, 2f)]
    [InlineData(-9f, -3f)]
    [InlineData(0.5f, 0.5f)]
    public void Keeps_the_limits_where_the_action_before_is_no_number(float wanted, float applied) =>
        Assert.Equal(applied, Limiter.Limit(0, wanted, float.NaN));

    [Fact]
    public void Hands_on_what_is_no_number() => Assert.Equal(float.NaN, Limiter.Limit(0, float.NaN, 0));

    [Fact]
    public void Treats_a_lane_as_it_treats_a_number_at_every_width()
    {
        float[] values = [0, -0f, 0.3f, -0.3f, 1.9f, 2, -3, 2.3f, -3.4f, 50, -50, float.Epsilon, float.MaxValue,
            float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        foreach (float previous in values)
        {
            float[] expected = Array.ConvertAll(values, wanted => Limiter.Limit(0, wanted, previous));
            Assert.Equal(Bits(expected), Bits(Lanes<Lanes128>(values, previous)));
            Assert.Equal(Bits(expected), Bits(Lanes<Lanes256>(values, previous)));
            Assert.Equal(Bits(expected), Bits(Lanes<Lanes512>(values, previous)));
        }
    }

    private static float[] Lanes<T>(float[] wanted, float previous)
        where T : struct, ILanes<T>
    {
        float[] applied = new float[wanted.Length];
        for (int lane = 0; lane < wanted.Length; lane += T.Count)
        {
            Limiter.Limit(0, T.Load(ref wanted[0], lane), T.Broadcast(previous)).Store(ref applied[0], lane);
        }

        return applied;
    }

    /// <summary>NaN is NaN whatever its payload.</summary>
    private static int[] Bits(float[] values) =>
        Array.ConvertAll(values, value => float.IsNaN(value) ? int.MaxValue : BitConverter.SingleToInt32Bits(value));
}
