using System;
using System.Collections.Generic;
using System.IO;

namespace MbRlRobot.Apps.Tests;

/// <summary>A program's command line, run inside the test.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static CommandRun Of(Func<IReadOnlyList<string>, TextWriter, TextWriter, int> program, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = program(args, output, error);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
