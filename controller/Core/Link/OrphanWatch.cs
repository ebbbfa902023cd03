using System;

namespace MbRlRobot.Link;

/// <summary>
/// When a link that a run has started, and that has outlived it, is no longer needed. It serves whichever control process runs;
/// behind the last one it brings in what is left, for a while.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class OrphanWatch(TimeProvider time)
{
    /// <summary>How long a trainer is waited for once no control process runs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TimeSpan? _aloneSince;

    /// <summary>Looks whether the link is to end. To be called once a second or so.</summary>
    /// <param name="isParentAlive">Whether the run that started it still runs.</param>
    /// <param name="standing">How far the link is.</param>
    /// <returns>Whether it is to end.</returns>
    public bool IsOver(bool isParentAlive, LinkStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (isParentAlive || standing.HasControl)
        {
            _aloneSince = null;
            return false;
        }

        TimeSpan now = time.Monotonic();
        _aloneSince ??= now;
        return standing.IsDelivered || now - _aloneSince >= Patience;
    }
}
