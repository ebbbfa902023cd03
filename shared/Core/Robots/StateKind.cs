using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>How a state is measured: on a line or around a circle.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<StateKind>))]
public enum StateKind
{
    /// <summary>A number of its unit; differences are plain.</summary>
    Linear,

    /// <summary>Radians, wrapped to [-pi, pi) after every step; the model sees its sine and cosine, and differences are wrapped.</summary>
    Angle,
}
