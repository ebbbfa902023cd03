using System.Collections.Generic;

namespace MbRlRobot.MuJoCo;

/// <summary>What of a model robot.json can name; objects without a name are left out.</summary>
/// <param name="Timestep">The simulation's step, s.</param>
/// <param name="Qpos">The joints' positions, into qpos: [nq].</param>
/// <param name="Qvel">The joints' velocities, into qvel: [nv].</param>
/// <param name="Sensors">The sensors, into sensordata.</param>
/// <param name="Actuators">The actuators, into ctrl: [nu].</param>
/// <param name="Limits">What cannot be named with this library, in words; empty where everything can.</param>
internal sealed record ModelContents(
    double Timestep,
    IReadOnlyList<NamedSlot> Qpos,
    IReadOnlyList<NamedSlot> Qvel,
    IReadOnlyList<NamedSlot> Sensors,
    IReadOnlyList<NamedSlot> Actuators,
    string Limits)
{
    /// <summary>The objects of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The objects.</returns>
    public IReadOnlyList<NamedSlot> Of(ChannelKind kind) => kind switch
    {
        ChannelKind.Qpos => Qpos,
        ChannelKind.Qvel => Qvel,
        _ => Sensors,
    };
}
