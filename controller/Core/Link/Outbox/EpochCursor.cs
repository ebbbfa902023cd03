using System;

namespace MbRlRobot.Link.Outbox;

/// <summary>How far the sending of one epoch is. Only the trainer's own word moves it on for good.</summary>
/// <param name="confirmed">The last row that the trainer has stored, as far as is known; null for none.</param>
internal sealed class EpochCursor(ulong? confirmed)
{
    private const int MostDoublings = 3;

    private ulong? _confirmed = confirmed;
    private ulong? _said;
    private bool _hasSpoken;
    private TimeSpan _progressed;

    /// <summary>The row to be sent next; what is between the trainer's mark and it is on its way.</summary>
    public ulong Next { get; private set; } = Behind(confirmed);

    /// <summary>When a batch was sent last.</summary>
    public TimeSpan LastSent { get; private set; }

    /// <summary>How often in a row the trainer did not answer in time, or the bus failed.</summary>
    public int Stalls { get; private set; }

    /// <summary>Whether the latest try came to nothing: then one batch is tried at a time.</summary>
    public bool IsStalled => Stalls > 0;

    /// <summary>Whether rows are on their way.</summary>
    public bool IsWaiting => Next > Behind(_confirmed);

    /// <summary>Whether a row is stored by the trainer's account.</summary>
    public bool IsConfirmed(ulong sequence) => _confirmed >= sequence;

    /// <summary>A batch was sent.</summary>
    /// <param name="lastSequence">Its last row.</param>
    /// <param name="now">The time.</param>
    public void Sent(ulong lastSequence, TimeSpan now)
    {
        _progressed = IsWaiting ? _progressed : now;
        (Next, LastSent) = (lastSequence + 1, now);
    }

    /// <summary>The trainer has spoken.</summary>
    /// <param name="mark">What it has of this epoch, at most what is logged; null where it says nothing of it.</param>
    /// <param name="now">The time.</param>
    public void Heard(ulong? mark, TimeSpan now)
    {
        (_said, _hasSpoken) = (mark, true);
        if (mark is { } stored && !IsConfirmed(stored))
        {
            _confirmed = stored;
            Next = Math.Max(Next, Behind(stored));
            (Stalls, _progressed) = (0, now);
        }
    }

    /// <summary>Whether what is on its way has been waited for long enough.</summary>
    /// <param name="now">The time.</param>
    /// <param name="patience">How long one waits the first time.</param>
    public bool IsOverdue(TimeSpan now, TimeSpan patience) =>
        IsWaiting && now - _progressed >= patience * (1 << Math.Min(Stalls, MostDoublings));

    /// <summary>
    /// Nothing came of it: all of it is to be sent again. A trainer that says that it has less than was acknowledged has lost
    /// its store, or is another one: it gets what it lacks, as far as the log still has it.
    /// </summary>
    public void Stall()
    {
        _confirmed = _hasSpoken ? _said : _confirmed;
        Stalls++;
        Rewind();
    }

    /// <summary>What is on its way is to be sent again.</summary>
    public void Rewind() => Next = Behind(_confirmed);

    private static ulong Behind(ulong? sequence) => sequence is { } last ? last + 1 : 0;
}
