using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="ILoopClock"/> keeps.</summary>
public abstract class LoopClockContract
{
    private const long Millisecond = 1_000_000;

    protected abstract ILoopClock Create();

    [AdapterFact]
    public void Never_goes_back()
    {
        ILoopClock clock = Create();
        long last = clock.NowNanoseconds;
        for (int sample = 0; sample < 10_000; sample++)
        {
            long now = clock.NowNanoseconds;
            Assert.True(now >= last, $"{now} ns came after {last} ns");
            last = now;
        }
    }

    [AdapterFact]
    public void Sleeps_until_the_deadline_and_never_less()
    {
        ILoopClock clock = Create();
        for (int tick = 1; tick <= 5; tick++)
        {
            long deadline = clock.NowNanoseconds + (tick * Millisecond);
            clock.SleepUntil(deadline);
            Assert.True(clock.NowNanoseconds >= deadline, $"woke {deadline - clock.NowNanoseconds} ns too early");
        }
    }

    [AdapterFact]
    public void Does_not_sleep_for_a_deadline_that_has_passed()
    {
        ILoopClock clock = Create();
        long before = clock.NowNanoseconds;
        clock.SleepUntil(before - (3_600_000 * Millisecond));
        clock.SleepUntil(before);
        Assert.InRange(clock.NowNanoseconds - before, 0, 60_000 * Millisecond);
    }

    [AdapterFact]
    public void Allocates_nothing()
    {
        ILoopClock clock = Create();
        clock.SleepUntil(clock.NowNanoseconds + 1);
        using (AllocationGuard.Expect(0))
        {
            clock.SleepUntil(clock.NowNanoseconds + 1);
        }
    }
}
