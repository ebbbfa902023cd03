using System.CommandLine;
using MbRlRobot.CommandLine;

namespace MbRlRobot.TrainerApp;

/// <summary><c>--data</c>: recorded transitions.</summary>
internal static class DataOption
{
    /// <summary>Makes the option.</summary>
    /// <returns>The option; <see cref="Resolve"/> takes its value.</returns>
    public static Option<string> Create() => new("--data")
    {
        Description = "Recorded transitions: a run's folder, or one table.",
        HelpName = "DIR|FILE",
        Required = true,
    };

    /// <summary>Refuses a path where there is nothing.</summary>
    /// <param name="data">The value of <c>--data</c>.</param>
    /// <returns>The path.</returns>
    /// <exception cref="UsageException">There is nothing.</exception>
    public static string Resolve(string data) =>
        ExistingPath.Require("--data", data, "a folder with tables of transitions, or one table");
}
