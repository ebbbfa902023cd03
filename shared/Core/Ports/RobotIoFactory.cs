using MbRlRobot.Robots;

namespace MbRlRobot.Ports;

/// <summary>Wires a robot up; its outputs are stopped.</summary>
/// <param name="robot">The robot.</param>
/// <param name="folder">The folder of its robot.json: the files it names are relative to it.</param>
/// <param name="clock">The loop's clock, which stamps what is read.</param>
/// <returns>The robot's inputs and outputs.</returns>
/// <exception cref="System.IO.IOException">A device is not there or does not answer; the message names it.</exception>
public delegate IRobotIo RobotIoFactory(RobotDescription robot, string folder, ILoopClock clock);
