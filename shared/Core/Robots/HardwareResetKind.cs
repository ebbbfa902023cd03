using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>How a physical robot gets to the start of an episode.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HardwareResetKind>))]
public enum HardwareResetKind
{
    /// <summary>It drives to its home pose, slowly, and comes to rest there.</summary>
    Home,

    /// <summary>It waits, stopped, until it has come to rest.</summary>
    Settle,

    /// <summary>A person puts it there and confirms by arming it once more.</summary>
    Operator,
}
