using System;
using System.Diagnostics;
using System.IO;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>The programs as they are started, to see that arguments and exit codes go through.</summary>
public sealed class ExecutableTests
{
    [Theory]
    [InlineData("mbrl-controller", "doctor --json", 0)]
    [InlineData("mbrl-controller", "check --robot none.json", 2)]
    [InlineData("mbrl-trainer", "doctor --json", 0)]
    [InlineData("mbrl-plant", "nothing", 2)]
    public void Passes_arguments_in_and_exit_codes_out(string program, string arguments, int expected)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, program + ".dll");
        ProcessStartInfo start = new(Environment.ProcessPath!, $"\"{assembly}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(expected, process.ExitCode);
    }
}
