using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>What a robot may do now. A start always lands in <see cref="Inactive"/>; a fault can come from anywhere.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LifecycleState>))]
public enum LifecycleState
{
    /// <summary>Started; description, calibration or model are not read yet.</summary>
    Unconfigured,

    /// <summary>Sensors are read, motors have no power.</summary>
    Inactive,

    /// <summary>Armed: motors move.</summary>
    Active,

    /// <summary>The stop policy brings the robot to rest; then it is inactive.</summary>
    Stopping,

    /// <summary>Something broke; nothing moves until an operator clears it.</summary>
    Fault,
}
