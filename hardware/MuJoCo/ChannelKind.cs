namespace MbRlRobot.MuJoCo;

/// <summary>What of the simulation a channel reads.</summary>
internal enum ChannelKind
{
    /// <summary>A joint's position.</summary>
    Qpos,

    /// <summary>A joint's velocity.</summary>
    Qvel,

    /// <summary>A sensor.</summary>
    Sensor,
}
