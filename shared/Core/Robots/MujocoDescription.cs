using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>A MuJoCo model as plant.</summary>
/// <param name="Model">The MJCF file, relative to robot.json.</param>
/// <param name="State">
/// What each measured state reads, in their order: <c>qpos:joint</c>, <c>qvel:joint</c> or <c>sensor:name</c>, with an index
/// <c>[i]</c> where that has several numbers; a name alone is a joint's position or a sensor.
/// </param>
/// <param name="Action">An actuator for each action, in their order.</param>
/// <param name="Substeps">Simulation steps in an I/O period: the period divided by the model's timestep.</param>
/// <param name="Reset">
/// Where positions and velocities that no state measures start an episode, by name as in <paramref name="State"/>; what is
/// left out starts at the model's keyframe <c>home</c>, or without one at its initial state.
/// </param>
public sealed record MujocoDescription(
    string Model,
    IReadOnlyList<string> State,
    IReadOnlyList<string> Action,
    int Substeps = 1,
    OrderedDictionary<string, Distribution>? Reset = null)
{
    /// <summary>Where positions and velocities that no state measures start an episode, by name; may be empty.</summary>
    public OrderedDictionary<string, Distribution> Reset { get; init; } = Reset ?? [];
}
