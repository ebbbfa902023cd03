using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>
/// Which of a plant's channels carries which of a robot's learned states: the one that the state is measured from, or, where
/// that is a name of the robot's own wiring or the state is estimated, the one with the state's name.
/// </summary>
internal static class PlantWiring
{
    /// <summary>The channel that carries a state.</summary>
    /// <returns>Its index; -1 where the plant has none.</returns>
    public static int IndexOf(IReadOnlyList<PlantChannel> channels, StateDescription state)
    {
        string[] names = [.. channels.Select(channel => channel.Name)];
        int measured = state.Channel is null ? -1 : Array.IndexOf(names, state.Channel);
        return measured >= 0 ? measured : Array.IndexOf(names, state.Name);
    }

    /// <summary>The names of a plant's channels as a robot calls them; the plant's own where it does not.</summary>
    public static string[] ChannelNames(IReadOnlyList<PlantChannel> channels, RobotDescription robot)
    {
        string[] names = [.. channels.Select(channel => channel.Name)];
        foreach (StateDescription state in robot.State.Where(state => state.Channel is not null))
        {
            int index = IndexOf(channels, state);
            if (index >= 0)
            {
                names[index] = state.Channel!;
            }
        }

        return names;
    }
}
