using MbRlRobot.Robots;

namespace MbRlRobot.Link;

/// <summary>Who a link speaks for.</summary>
/// <param name="Robot">The robot's description.</param>
/// <param name="RobotId">The individual robot.</param>
/// <param name="ConfigHash">SHA-256 of the bytes of its robot.json, 64 lower-case hexadecimal digits.</param>
/// <param name="SoftwareVersion">Version of the controller.</param>
/// <param name="BootId">The kernel's id of this boot.</param>
/// <param name="BdSeq">Number of this link's bus: its will, its births and its states have it.</param>
public sealed record LinkIdentity(
    RobotDescription Robot, string RobotId, string ConfigHash, string SoftwareVersion, string BootId, long BdSeq);
