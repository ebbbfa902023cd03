using System;

namespace MbRlRobot.Link;

/// <summary>
/// How long a link that is to end goes on sending: until the trainer has everything, but not longer than its host waits for it.
/// What it does not get rid of is on the disk.
/// </summary>
internal sealed class Farewell
{
    /// <summary>The longest.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>How long a trainer may take to say that it is there; brokers retain that.</summary>
    public static readonly TimeSpan TrainerPatience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time;
    private readonly TimeSpan _start;

    /// <summary>Begins.</summary>
    /// <param name="time">The clock.</param>
    public Farewell(TimeProvider time) => (_time, _start) = (time, time.Monotonic());

    /// <summary>Whether it is time to go.</summary>
    /// <param name="isDelivered">Whether the trainer has everything.</param>
    /// <param name="hasLine">Whether there is a connection, or one is being made.</param>
    /// <param name="hasTrainer">Whether a trainer is known to take what is left.</param>
    public bool IsOver(bool isDelivered, bool hasLine, bool hasTrainer)
    {
        TimeSpan passed = _time.Monotonic() - _start;
        return isDelivered || !hasLine || passed >= Longest || (!hasTrainer && passed >= TrainerPatience);
    }
}
