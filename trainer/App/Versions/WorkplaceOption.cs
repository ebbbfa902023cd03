using System.CommandLine;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Registry;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Versions;

/// <summary><c>--data</c> of the commands that share it with <c>serve</c>: the trainer's own folder.</summary>
internal static class WorkplaceOption
{
    /// <summary>Makes the option.</summary>
    /// <returns>The option.</returns>
    public static Option<string> Create() => new("--data")
    {
        Description = "The trainer's folder: the store of transitions, and the registry of models.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>Refuses a path where there is no folder.</summary>
    /// <param name="data">The value of <c>--data</c>.</param>
    /// <returns>The path.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Resolve(string data) => Directory.Exists(data)
        ? data
        : throw new UsageException($"--data is '{data}', and there is no such folder; allowed: the folder that serve was given.");

    /// <summary>Reads a robot, and opens the registry of its models.</summary>
    /// <param name="robot">The value of <c>--robot</c>.</param>
    /// <param name="data">The value of <c>--data</c>.</param>
    /// <returns>Both.</returns>
    /// <exception cref="UsageException">There is no such folder, or the robot's type was never served from it.</exception>
    /// <exception cref="Configuration.ConfigurationException">The robot is refused.</exception>
    public static (RobotDescription Robot, ModelRegistry Registry) Open(string robot, string data)
    {
        RobotDescription description = RobotReading.Read(robot);
        string folder = Resolve(data);
        return ModelRegistry.Types(folder).Contains(description.Type)
            ? (description, new ModelRegistry(folder, description.Type))
            : throw new UsageException($"{folder} has no models of type '{description.Type}'.");
    }
}
