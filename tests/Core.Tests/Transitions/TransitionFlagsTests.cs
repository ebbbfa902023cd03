using System;
using System.Linq;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Transitions;

public sealed class TransitionFlagsTests
{
    [Fact]
    public void The_stored_values_never_change()
    {
        string values = string.Join(' ', Enum.GetValues<TransitionFlags>().Select(flag => $"{flag}={(ushort)flag}"));
        Assert.Equal(
            "None=0 Saturated=1 Overrun=2 Fallback=4 Estop=8 StopPolicy=16 Exploring=32 Done=64 Truncated=128", values);
    }

    [Fact]
    public void All_is_every_flag() => Assert.Equal(
        TransitionFlagGroups.All, Enum.GetValues<TransitionFlags>().Aggregate((left, right) => left | right));

    [Theory]
    [InlineData(TransitionFlags.Estop, TransitionFlagGroups.LeftOutOfFit, true)]
    [InlineData(TransitionFlags.Saturated | TransitionFlags.Done, TransitionFlagGroups.EpisodeEnd, true)]
    [InlineData(TransitionFlags.Saturated, TransitionFlagGroups.LeftOutOfFit, false)]
    [InlineData(TransitionFlags.None, TransitionFlagGroups.All, false)]
    public void Finds_a_flag_of_a_group(TransitionFlags flags, TransitionFlags wanted, bool expected) =>
        Assert.Equal(expected, flags.HasAny(wanted));
}
