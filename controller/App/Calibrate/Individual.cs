using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>An individual robot, as the command line names it.</summary>
/// <param name="Robot">Its description.</param>
/// <param name="File">The path of its robot.json.</param>
/// <param name="RobotId">Its id.</param>
/// <param name="Folder">Its folder on this machine, as <c>--data</c> says; null for the usual one.</param>
internal sealed record Individual(RobotDescription Robot, string File, string RobotId, string? Folder = null);
