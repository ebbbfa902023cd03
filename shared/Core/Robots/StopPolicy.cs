using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>What an actuator does when the robot stops.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<StopPolicy>))]
public enum StopPolicy
{
    /// <summary>No drive: the actuator turns freely.</summary>
    Coast,

    /// <summary>The motor's windings are shorted.</summary>
    Brake,

    /// <summary>The last commanded value is held.</summary>
    Hold,

    /// <summary>The command goes to rest at the slew limit, then the drive is cut.</summary>
    Ramp,
}
