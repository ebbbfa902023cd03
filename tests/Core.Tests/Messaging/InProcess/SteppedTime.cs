using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Tests.Messaging.InProcess;

/// <summary>A clock that stands still until a test moves it; timers then run at once, on the test's thread.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(() => callback(state), _now + dueTime.Ticks);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(double seconds)
    {
        _now += TimeSpan.FromSeconds(seconds).Ticks;
        foreach (Timer timer in _timers.Where(each => each.Due <= _now).ToList())
        {
            _timers.Remove(timer);
            timer.Run();
        }
    }

    private sealed class Timer(Action action, long due) : ITimer
    {
        private bool _isOff;

        public long Due => due;

        public void Run()
        {
            if (!_isOff)
            {
                action();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => _isOff = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
