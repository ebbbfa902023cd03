using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>What the shifted mean of the last decision gets at its end.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WarmStartPad>))]
public enum WarmStartPad
{
    /// <summary>Its last action again.</summary>
    Repeat,

    /// <summary>The middle of the action limits.</summary>
    Mid,

    /// <summary>Zero.</summary>
    Zero,
}
