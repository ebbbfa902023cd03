using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>How actions are chosen before there is a model.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ExplorationKind>))]
public enum ExplorationKind
{
    /// <summary>A held random action, then its negative for as long: excites without driving the robot away.</summary>
    Doublets,

    /// <summary>Random actions, each held for a random number of control periods.</summary>
    Held,

    /// <summary>A new random action every control period.</summary>
    White,

    /// <summary>Noise with a 1/f^beta spectrum.</summary>
    Coloured,

    /// <summary>A sine whose frequency sweeps up.</summary>
    Chirp,
}
