using System.CommandLine;
using System.IO;
using MbRlRobot.CommandLine;

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
}
