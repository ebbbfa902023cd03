namespace MbRlRobot.Hil;

/// <summary>What a frame asks for; a reply has the kind of its request.</summary>
internal enum PlantFrameKind : byte
{
    /// <summary>A session: its sequence is the client's random number, its command the robot's fingerprint.</summary>
    Hello = 1,

    /// <summary>The end of the session; the drives stop.</summary>
    Bye,

    /// <summary>Power for the drives.</summary>
    Enable,

    /// <summary>The state in its values.</summary>
    Reset,

    /// <summary>So much time, where time passes as the client says.</summary>
    Advance,

    /// <summary>The command that it carries.</summary>
    Command,

    /// <summary>A reading of the sensors; it too carries the command that is wanted.</summary>
    Read,
}
