using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>What became of a command.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CommandOutcome>))]
public enum CommandOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>Too old.</summary>
    Expired,

    /// <summary>The nonce or sequence number came before: a repetition, or a replay.</summary>
    Repeated,

    /// <summary>The robot takes this command only on the robot itself.</summary>
    NotAllowed,

    /// <summary>The robot's state does not allow it, a check failed, or a value is out of its limits; the message says which.</summary>
    Refused,

    /// <summary>It was tried, and failed.</summary>
    Failed,
}
