using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Signing;

namespace MbRlRobot.ControllerApp.Link;

/// <summary><c>--trust</c>: whose models a robot takes.</summary>
internal static class TrustOption
{
    /// <summary>Name of the option.</summary>
    public const string Name = "--trust";

    /// <summary>Makes the option.</summary>
    /// <returns>The option; <see cref="Read"/> takes its value.</returns>
    public static Option<string[]> Create() => new(Name)
    {
        Description = "Public keys, from keys new, of the trainers whose models are taken; none are taken unless given.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Reads the keys.</summary>
    /// <param name="files">The value of the option.</param>
    /// <returns>Whose models are taken.</returns>
    /// <exception cref="UsageException">A file is not there.</exception>
    /// <exception cref="System.IO.InvalidDataException">A file is no public key.</exception>
    public static TrustStore Read(IEnumerable<string> files) =>
        TrustStore.Read(files.Select(file => ExistingPath.RequireFile(Name, file, "a trainer's public key, trainer.pub")));
}
