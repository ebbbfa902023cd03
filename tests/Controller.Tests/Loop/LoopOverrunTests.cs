using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>What becomes of ticks that end too late.</summary>
public sealed class LoopOverrunTests
{
    private const long Period = 10_000_000;

    [Theory]
    [InlineData(35, 3)]
    [InlineData(10.5, 1)]
    [InlineData(9.9, 0)]
    [InlineData(10, 1)]
    [InlineData(1234, 123)]
    public void A_stalled_tick_is_one_overrun_that_misses_whole_periods_and_keeps_the_grid(double milliseconds, int missed)
    {
        List<long> reads = [];
        using LoopRig rig = new(new LoopRigOptions
        {
            Robot = LoopRobots.Roomy(steps: 200),
            Limits = new LoopLimits(1, 60, ArmsItself: true, EndsWithSession: true),
            Status = (call, before, clock) =>
            {
                if (call == "read")
                {
                    reads.Add(clock.NowNanoseconds);
                    clock.Spend(before == 100 ? (long)(milliseconds * 1e6) : 0);
                }

                return IoStatus.Ok;
            },
        });
        rig.TickUntil(status => status.SessionEpisodes == 1);
        Assert.Equal((missed > 0 ? 1L : 0L, (long)missed), (rig.Loop.Status.Overruns, rig.Loop.Status.MissedPeriods));
        Assert.Equal(missed > 0 ? 1 : 0, rig.Steps.Count(step => step.Transition.Flags.HasFlag(TransitionFlags.Overrun)));

        // the first two read the state before and at the start of the episode, at one moment
        Assert.All(reads.Skip(2).Zip(reads.Skip(1)), pair => Assert.Equal(0, (pair.First - reads[1]) % Period));
        Assert.Equal(Period * (missed + 1), reads[101] - reads[100]);
        Assert.All(reads.Skip(102).Zip(reads.Skip(101)), pair => Assert.Equal(Period, pair.First - pair.Second));
    }
}
