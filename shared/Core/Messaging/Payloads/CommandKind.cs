using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>What a robot is told to do.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CommandKind>))]
public enum CommandKind
{
    /// <summary>Run the pre-arm checks and begin a session; taken only where robot.json's <c>session.remoteArm</c> is true.</summary>
    Arm,

    /// <summary>End the session after the running episode.</summary>
    Disarm,

    /// <summary>Stop now, by the stop policy.</summary>
    Stop,

    /// <summary>Set goals and set-points.</summary>
    Set,

    /// <summary>Publish birth and status again.</summary>
    Rebirth,
}
