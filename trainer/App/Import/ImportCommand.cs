using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;

namespace MbRlRobot.TrainerApp.Import;

/// <summary><c>import</c>: transitions that did not come over a broker, from robots' logs and from tables logged elsewhere.</summary>
public static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        ImportOptions options = new();
        Command command = new("import", "Take in robots' logs, or tables of states and actions that were logged elsewhere.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            ImportRequest request = options.Read(parsed);
            ImportReport report = request.TableFolder is { } folder
                ? request.Job.IntoTable(folder)
                : request.Job.IntoStore(request.DataFolder!, adapters().TransitionStores.Find(null));
            Write(report, request.IsJson, parsed.InvocationConfiguration);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(ImportReport report, bool asJson, InvocationConfiguration console)
    {
        if (asJson)
        {
            console.Output.WriteLine(JsonSerializer.Serialize(report, TrainerJsonContext.Default.ImportReport));
        }
        else
        {
            ImportText.Write(report, console.Output);
        }

        foreach (string warning in report.Sources.SelectMany(source => source.Warnings))
        {
            console.Error.WriteLine($"warning: {warning}");
        }
    }
}
