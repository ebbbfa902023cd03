using System.Text.Json.Serialization;

namespace MbRlRobot.Robots;

/// <summary>One component of the state vector.</summary>
/// <param name="Name">Its name in expressions and plots.</param>
/// <param name="Limits">The values it can take, in its unit: outside them the robot is stopped.</param>
/// <param name="Unit">Its unit, SI: "m", "rad", "m/s"; "1" for a pure number.</param>
/// <param name="Kind">Linear or an angle.</param>
/// <param name="SoftLimits">
/// The values it should keep, inside <paramref name="Limits"/>: a particle that leaves them pays the task's limit penalty
/// and counts as done; null where there are none.
/// </param>
/// <param name="Role">Learned, or an action applied earlier.</param>
/// <param name="Input">Whether the model sees it; false makes the model invariant to it.</param>
/// <param name="From">The channel or the position it comes from; null is the channel with its own name.</param>
/// <param name="Filter">For a velocity: measured, or estimated from the position.</param>
public sealed record StateDescription(
    string Name,
    Interval Limits,
    string Unit = "1",
    StateKind Kind = StateKind.Linear,
    Interval? SoftLimits = null,
    StateRole Role = default,
    bool Input = true,
    StateSource? From = null,
    VelocityFilter Filter = VelocityFilter.Measured)
{
    /// <summary>Where the state comes from, with the default filled in.</summary>
    [JsonIgnore]
    public StateSource Source => From ?? new StateSource(Name, IsVelocity: false);

    /// <summary>The channel of the robot's input that carries the state; null where it is computed.</summary>
    [JsonIgnore]
    public string? Channel => (Role.IsLearned, Source.IsVelocity, Filter) switch
    {
        (false, _, _) => null,
        (_, false, _) => Source.Name,
        (_, true, VelocityFilter.Measured) => Name,
        _ => null,
    };
}
