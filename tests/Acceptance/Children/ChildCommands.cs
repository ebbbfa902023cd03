using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;

namespace MbRlRobot.Acceptance.Children;

/// <summary>What this program does as a child of itself, in a process with settings of its own.</summary>
public static class ChildCommands
{
    /// <summary>The first argument of a child.</summary>
    public const string Word = "child";

    private static readonly Dictionary<string, Func<string[], TextWriter, int>> Commands = new()
    {
        [DemoChild.Word] = DemoChild.Run,
        [BitsChild.Word] = BitsChild.Run,
        [OnnxRuntimeChild.Word] = OnnxRuntimeChild.Run,
        [RecordingChild.Word] = RecordingChild.Run,
        [StoreChild.Word] = StoreChild.Run,
    };

    /// <summary>Does what a parent asked for.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="output">Takes what the parent reads.</param>
    /// <returns>0, or what the command gave.</returns>
    public static int Run(string[] arguments, TextWriter output) => Commands[arguments[0]](arguments[1..], output);

    /// <summary>Runs a command in a child.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="settings">Variables added to this process's own environment.</param>
    /// <param name="cancellation">Kills the child.</param>
    /// <returns>Its output.</returns>
    /// <exception cref="ProofFailedException">It failed.</exception>
    public static async Task<string> Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        Dictionary<string, string> environment = Environment.GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
        foreach ((string name, string value) in settings)
        {
            environment[name] = value;
        }

        string program = typeof(ChildCommands).Assembly.Location;
        ProcessRequest request = new(
            IsolatedEnvironment.Dotnet, [program, Word, .. arguments], RepositoryRoot.Path, environment);
        ProcessResult result = await ChildProcess.Run(request, cancellation);
        return result.ExitCode == 0
            ? result.Output
            : throw new ProofFailedException($"'{request}' ended with {result.ExitCode}: {result.Errors}");
    }
}
