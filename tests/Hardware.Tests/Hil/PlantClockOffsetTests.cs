using MbRlRobot.Hil;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Hil;

public sealed class PlantClockOffsetTests
{
    private const long Millisecond = 1_000_000;

    private readonly PlantClockOffset _offset = new();

    [Fact]
    public void Takes_the_shortest_way_for_the_networks_own()
    {
        long[] delays = [3, 1, 1, 8, 2, 30, 1];
        for (int sample = 0; sample < delays.Length; sample++)
        {
            long taken = sample * 10 * Millisecond;
            long local = _offset.ToLocal(taken, 1000 * Millisecond + taken + (delays[sample] * Millisecond));
            if (sample > 0)
            {
                Assert.InRange(local - taken - (1001 * Millisecond), 0, Millisecond / 50);
            }
        }
    }

    [Fact]
    public void Follows_clocks_that_drift_apart()
    {
        long local = 0;
        long taken = 0;
        for (; taken < 60_000 * Millisecond; taken += 10 * Millisecond)
        {
            local = _offset.ToLocal(taken, (long)(taken * 1.0001) + Millisecond);
        }

        taken -= 10 * Millisecond;
        Assert.InRange(local - (taken * 1.0001), 0.9 * Millisecond, 1.1 * Millisecond);
    }

    [Fact]
    public void Never_goes_back()
    {
        long first = _offset.ToLocal(0, 50 * Millisecond);
        Assert.Equal(first + 1, _offset.ToLocal(Millisecond, 2 * Millisecond));
    }
}
