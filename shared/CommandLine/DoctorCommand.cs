using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.CommandLine;

/// <summary><c>doctor</c>: what this machine has, which adapters are there, which are used, and what to install.</summary>
public static class DoctorCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="adapters">Registers its adapters; asked only when the command runs, because it loads libraries of the system.</param>
    /// <param name="probes">What else it looks at on this machine; null for nothing.</param>
    /// <returns>The command.</returns>
    public static Command Create(string program, Func<AdapterRegistry> adapters, Func<IReadOnlyList<ProbeReport>>? probes = null)
    {
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("doctor", "Show the machine, each port's adapters, which are used and why, and what to install.") { json };
        command.SetAction(parsed =>
        {
            DoctorReport report = DoctorReport.Of($"{program} {Product.Version}", adapters(), probes?.Invoke());
            Write(report, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(DoctorReport report, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, DoctorJsonContext.Default.DoctorReport));
        }
        else
        {
            DoctorText.Write(report, output);
        }
    }
}
