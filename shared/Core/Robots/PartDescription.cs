using System.Collections.Generic;
using System.Text.Json;

namespace MbRlRobot.Robots;

/// <summary>One sensor or actuator on the board.</summary>
/// <param name="Part">The kind of part: as5600, ls7366r, h-bridge ...</param>
/// <param name="Channel">The channel a sensor gives, or the action an actuator takes.</param>
/// <param name="Settings">Pins, addresses and ranges: the part's driver says which.</param>
public sealed record PartDescription(string Part, string Channel, OrderedDictionary<string, JsonElement>? Settings = null)
{
    /// <summary>Pins, addresses and ranges; empty where the part needs none.</summary>
    public OrderedDictionary<string, JsonElement> Settings { get; init; } = Settings ?? [];
}
