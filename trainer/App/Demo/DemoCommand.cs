using System;
using System.CommandLine;
using System.IO;
using System.Text;
using System.Threading;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Reports;

namespace MbRlRobot.TrainerApp.Demo;

/// <summary><c>demo</c>: a robot that learns from nothing, all in one process.</summary>
public static class DemoCommand
{
    private const string Description =
        "Let a simulated robot learn from nothing: explore, fit a model, plan through it, again. "
        + "Ctrl-C ends it with everything written.";

    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        DemoOptions options = new();
        Command command = new("demo", Description);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            using StopSignals signals = new();
            TextWriter output = parsed.InvocationConfiguration.Output;
            TextWriter error = parsed.InvocationConfiguration.Error;
            DemoRequest request = options.Read(parsed, adapters());
            if (request.IsJson)
            {
                WriteReport(Learn(request, TextWriter.Null, error, signals.Token).Report, output);
            }
            else
            {
                DemoText.WriteHead(request, output);
                DemoText.WriteEnd(request, Learn(request, output, error, signals.Token), output);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static DemoOutcome Learn(DemoRequest request, TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (Terminal.IsTerminal(output) && !request.IsHeadless)
        {
            return LiveProgress.Show(
                request.Run, Terminal.On(output), progress => DemoRun.Run(request.Run, progress, stop), stop);
        }

        PlainProgress progress = new(request.Run.Robot, output, error);
        DemoOutcome outcome = DemoRun.Run(request.Run, progress, stop);
        progress.WriteRepeated();
        return outcome;
    }

    private static void WriteReport(RunReport report, TextWriter output) =>
        output.Write(Encoding.UTF8.GetString(RunReportJson.Write(report)));
}
