using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>A built-in simulated plant.</summary>
/// <param name="Kind">Its name: cartpole, pendulum, arm2 ...</param>
/// <param name="Physics">Constants that differ from the plant's own, SI.</param>
public sealed record PlantDescription(string Kind, OrderedDictionary<string, double>? Physics = null)
{
    /// <summary>Constants that differ from the plant's own, SI; empty where none do.</summary>
    public OrderedDictionary<string, double> Physics { get; init; } = Physics ?? [];
}
