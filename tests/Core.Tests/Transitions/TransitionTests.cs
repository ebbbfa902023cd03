using System;
using System.Collections.Generic;
using System.Reflection;
using MbRlRobot.Transitions;
using Xunit;
using static MbRlRobot.Tests.Transitions.SampleTransition;

namespace MbRlRobot.Tests.Transitions;

public sealed class TransitionTests
{
    public static TheoryData<string, Transition> Differences()
    {
        Transition row = Create();
        return new TheoryData<string, Transition>
        {
            { nameof(Transition.Id), row with { Id = row.Id with { Sequence = 1 } } },
            { nameof(Transition.Episode), row with { Episode = 9 } },
            { nameof(Transition.Step), row with { Step = 9 } },
            { nameof(Transition.TimeNanoseconds), row with { TimeNanoseconds = 9 } },
            { nameof(Transition.DtSeconds), row with { DtSeconds = Math.BitIncrement(row.DtSeconds) } },
            { nameof(Transition.State), row with { State = Floats(-0f, 1.5f) } },
            { nameof(Transition.Action), row with { Action = Floats(0, 0) } },
            { nameof(Transition.NextState), row with { NextState = Floats(0.5f, float.BitIncrement(2.5f)) } },
            { nameof(Transition.Parameters), row with { Parameters = default } },
            { nameof(Transition.Reward), row with { Reward = float.BitIncrement(0.25f) } },
            { nameof(Transition.Flags), row with { Flags = TransitionFlags.Saturated } },
            { nameof(Transition.ModelVersion), row with { ModelVersion = 9 } },
        };
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void Differs_when_one_field_differs_in_one_bit(string field, Transition other)
    {
        Assert.NotEqual(Create(), other);
        Assert.False(Create() == other, field);
    }

    [Fact]
    public void Every_field_takes_part_in_equality()
    {
        var compared = new HashSet<string>();
        foreach (object[] row in Differences())
        {
            _ = compared.Add((string)row[0]);
        }

        foreach (PropertyInfo property in typeof(Transition).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Assert.Contains(property.Name, compared);
        }
    }

    [Fact]
    public void Equals_a_row_of_the_same_bits_in_other_arrays()
    {
        Transition left = Create() with { State = Floats(float.NaN, 1), Reward = float.NaN, DtSeconds = double.NaN };
        Transition right = Create() with { State = Floats(float.NaN, 1), Reward = float.NaN, DtSeconds = double.NaN };
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Theory]
    [InlineData(TransitionFlags.None, true)]
    [InlineData(TransitionFlags.Saturated, true)]
    [InlineData(TransitionFlags.Fallback, true)]
    [InlineData(TransitionFlags.Exploring, true)]
    [InlineData(TransitionFlags.Done, true)]
    [InlineData(TransitionFlags.Truncated, true)]
    [InlineData(TransitionFlags.Estop, false)]
    [InlineData(TransitionFlags.StopPolicy, false)]
    [InlineData(TransitionFlags.Overrun, false)]
    [InlineData(TransitionFlags.Saturated | TransitionFlags.Overrun, false)]
    public void The_fit_leaves_out_estop_stop_policy_and_overrun(TransitionFlags flags, bool usable) =>
        Assert.Equal(usable, (Create() with { Flags = flags }).IsUsableForFit(0.04));

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.19, true)]
    [InlineData(0.81, true)]
    [InlineData(1.21, false)]
    [InlineData(0.79, false)]
    [InlineData(0.0, false)]
    [InlineData(-1.0, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void The_fit_leaves_out_periods_that_are_more_than_a_fifth_off(double periods, bool usable) =>
        Assert.Equal(usable, (Create() with { DtSeconds = periods * 0.04 }).IsUsableForFit(0.04));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void The_fit_leaves_out_numbers_that_are_not_finite(float bad)
    {
        Assert.False((Create() with { State = Floats(0, bad) }).IsUsableForFit(0.04));
        Assert.False((Create() with { Action = Floats(bad) }).IsUsableForFit(0.04));
        Assert.False((Create() with { NextState = Floats(bad, 0) }).IsUsableForFit(0.04));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.04)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_a_control_period_that_is_none(double period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Create().IsUsableForFit(period));
}
