using MbRlRobot.CommandLine;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp;

/// <summary>Reads the robot that a command line names.</summary>
internal static class RobotReading
{
    /// <summary>Reads a robot.</summary>
    /// <param name="robot">The value of <c>--robot</c>.</param>
    /// <returns>The robot, its plant checked too.</returns>
    /// <exception cref="Configuration.ConfigurationException">There is none, or it is refused.</exception>
    public static RobotDescription Read(string robot) => RobotFile.Read(RobotOption.Resolve(robot), HardwareAdapters.Check);
}
