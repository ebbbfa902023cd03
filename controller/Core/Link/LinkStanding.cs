using System.Threading;

namespace MbRlRobot.Link;

/// <summary>How far a link is, as any thread may ask.</summary>
public sealed class LinkStanding
{
    private bool _hasControl = true;
    private bool _isDelivered;

    /// <summary>Whether a control process runs; true before the link has looked.</summary>
    public bool HasControl => Volatile.Read(ref _hasControl);

    /// <summary>Whether the trainer has everything that was recorded; false before the link has looked.</summary>
    public bool IsDelivered => Volatile.Read(ref _isDelivered);

    internal void Tell(bool hasControl, bool isDelivered)
    {
        Volatile.Write(ref _isDelivered, isDelivered);
        Volatile.Write(ref _hasControl, hasControl);
    }
}
