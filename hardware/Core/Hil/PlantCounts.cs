namespace MbRlRobot.Hil;

/// <summary>What became of the datagrams at one end.</summary>
public sealed class PlantCounts
{
    /// <summary>Requests that were carried out, each once.</summary>
    public long Answered { get; internal set; }

    /// <summary>Requests that came again, and were answered again without being carried out again.</summary>
    public long Repeated { get; internal set; }

    /// <summary>Datagrams that were no frames: another length, magic or version, a wrong checksum, an impossible field.</summary>
    public long Malformed { get; internal set; }

    /// <summary>Frames of another session.</summary>
    public long Foreign { get; internal set; }

    /// <summary>Frames that were overtaken by newer ones.</summary>
    public long Stale { get; internal set; }

    /// <summary>Frames that were lost on purpose.</summary>
    public long Lost { get; internal set; }
}
