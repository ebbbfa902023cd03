using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.Configuration;
using MbRlRobot.Ports;

namespace MbRlRobot.CommandLine;

/// <summary>Runs a program's command line: parses, invokes, and turns every fault into one message and an exit code.</summary>
public static class CommandLineApp
{
    /// <summary>Parses and runs a command line.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Takes what was asked for.</param>
    /// <param name="error">Takes what is wrong.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(RootCommand root, IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(error);
        ParseResult parsed = root.Parse(args);

        // commands take signals themselves (StopSignals); the parser would end one that needs more than two seconds with 143
        InvocationConfiguration configuration = new()
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            int code = parsed.Invoke(configuration);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (Exception fault) when (IsOfUse(fault))
        {
            error.WriteLine(fault.Message);
            return ExitCode.Usage;
        }
        catch (Exception fault)
        {
            // a fault of the surroundings is told in a sentence; one of the program with all that helps to find it
            bool isForeseen = fault is IOException or UnauthorizedAccessException or MessageBusException;
            error.WriteLine(isForeseen ? fault.Message : $"This is a fault of the program, not of its use: {fault}");
            return ExitCode.Failed;
        }
    }

    private static bool IsOfUse(Exception fault) =>
        fault is UsageException or ConfigurationException or AdapterNotFoundException or InvalidDataException;
}
