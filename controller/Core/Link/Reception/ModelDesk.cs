using System;
using System.Threading.Tasks;
using MbRlRobot.Installation;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Status;

namespace MbRlRobot.Link.Reception;

/// <summary>Everything that a link does about models: takes them, tries them, hands them over.</summary>
internal sealed class ModelDesk : IDisposable
{
    private static readonly TimeSpan LooksAtTheClock = TimeSpan.FromMinutes(10);

    private readonly ModelShelf _shelf;
    private readonly LiveRecords _live;
    private readonly SlotDoor _slots;
    private readonly ModelReception _reception;
    private readonly ModelHandover _handover;
    private readonly Func<WallClock> _clock;
    private readonly TimeProvider _time;
    private TimeSpan _nextLook;

    /// <summary>Opens the desk.</summary>
    /// <param name="models">What models are held against.</param>
    /// <param name="link">The link's settings.</param>
    /// <param name="publish">Publishes.</param>
    /// <param name="events">Takes what people should know.</param>
    public ModelDesk(
        ModelSettings models, LinkSettings link, Func<TopicKind, ReadOnlyMemory<byte>, Task> publish, LinkEvents events)
    {
        (_clock, _time) = (link.Clock, link.Time);
        _shelf = new ModelShelf(models.Installation, events);
        _live = new LiveRecords(link.Identity.Robot, models.Shadow.Rows);
        _slots = new SlotDoor(link.Identity.Robot, link.Runtime.Slots, models.Installation, events);
        ModelReports reports = new(_shelf, publish, events, link.Time);
        ShadowStage shadow = new(link.Identity.Robot, models, _shelf, _live, reports);
        _handover = new ModelHandover(_shelf, _live, _slots, shadow, reports);
        _reception = new ModelReception(models, _shelf, reports, publish, link.Clock, events, link.Time);
    }

    /// <summary>The highest version that the robot ever took.</summary>
    public ulong HighestVersion => _shelf.HighestVersion;

    /// <summary>Shown every record that is copied.</summary>
    public RecordWatcher Watcher => _live.Take;

    /// <summary>Looks at the control process, before anything that arrived is taken.</summary>
    /// <param name="control">How it stands; null where none runs.</param>
    /// <param name="last">What the one that has gone told last.</param>
    public void Follow(RobotSnapshot? control, RobotSnapshot? last) => _handover.Follow(control, last);

    /// <summary>A message about models arrived.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="message">The message; nobody vouches for it.</param>
    public void Take(TopicKind kind, BusMessage message)
    {
        if (kind == TopicKind.ModelManifest)
        {
            _reception.Hear(message);
        }
        else
        {
            _reception.TakeChunk(message);
        }
    }

    /// <summary>The connection is new.</summary>
    public void Reconnected() => _reception.Reconnected();

    /// <summary>Does what is due.</summary>
    /// <param name="control">How the control process stands; null where none runs.</param>
    /// <param name="isConnected">Whether anything can be asked for.</param>
    public void Tend(RobotSnapshot? control, bool isConnected)
    {
        _reception.Tend(isConnected);
        _handover.Tend(control);
        LookAtTheClock();
    }

    /// <summary>Waits for what is under way.</summary>
    /// <returns>Done when nothing is.</returns>
    public Task EndAsync() => _reception.EndAsync();

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private void LookAtTheClock()
    {
        if (_time.Monotonic() >= _nextLook)
        {
            _nextLook = _time.Monotonic() + LooksAtTheClock;
            _shelf.SawTime(_clock());
        }
    }
}
