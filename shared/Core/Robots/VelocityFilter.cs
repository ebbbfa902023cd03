using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Where the value of a velocity state comes from.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<VelocityFilter>))]
public enum VelocityFilter
{
    /// <summary>A channel with the state's own name carries it, as plants and tachometers do.</summary>
    Measured,

    /// <summary>The filtered difference of the position, with the measured time step.</summary>
    Difference,

    /// <summary>A constant-acceleration Kalman filter over the position, with the measured time step.</summary>
    Kalman,
}
