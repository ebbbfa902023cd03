using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>What drives the robot when there is no fresh plan.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FallbackKind>))]
public enum FallbackKind
{
    /// <summary>The rest of the last plan.</summary>
    PlanTail,

    /// <summary>The last action applied.</summary>
    Hold,

    /// <summary>Each action goes to rest at its slew limit.</summary>
    Damp,

    /// <summary>The actuators' stop policies; the session ends.</summary>
    Stop,
}
