using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>What stands at the robot's end of the wires.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<IoKind>))]
public enum IoKind
{
    /// <summary>A built-in simulated plant.</summary>
    Plant,

    /// <summary>A MuJoCo model.</summary>
    Mujoco,

    /// <summary>The board's own pins and buses.</summary>
    Gpio,

    /// <summary>The parts of the gpio section as register-level simulators over the plant.</summary>
    SimulatedBoard,

    /// <summary>A remote plant.</summary>
    Udp,
}
