using System.Collections.Generic;

namespace MbRlRobot.MuJoCo;

/// <summary>Which numbers of a simulation are the robot's channels, actions and hidden starts.</summary>
/// <param name="Channels">A number for each channel.</param>
/// <param name="Actuators">An index into ctrl for each action.</param>
/// <param name="Starts">Where the positions and velocities that no channel reads start.</param>
internal sealed record ModelBinding(
    IReadOnlyList<ChannelSource> Channels,
    IReadOnlyList<int> Actuators,
    IReadOnlyList<HiddenStart> Starts);
