using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>A MuJoCo model as plant.</summary>
/// <param name="Model">The MJCF file, relative to robot.json.</param>
/// <param name="State">A joint position, joint velocity or sensor for each measured state, in their order.</param>
/// <param name="Action">An actuator for each action, in their order.</param>
/// <param name="Substeps">Simulation steps in an I/O period.</param>
/// <param name="Reset">Joint positions and velocities at the start of an episode; null takes the model's own.</param>
public sealed record MujocoDescription(
    string Model,
    IReadOnlyList<string> State,
    IReadOnlyList<string> Action,
    int Substeps = 1,
    OrderedDictionary<string, Distribution>? Reset = null)
{
    /// <summary>Joint positions and velocities at the start of an episode, by name; empty takes the model's own.</summary>
    public OrderedDictionary<string, Distribution> Reset { get; init; } = Reset ?? [];
}
