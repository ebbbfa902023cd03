using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.CommandLine;

namespace MbRlRobot.TrainerApp.Versions;

/// <summary><c>models</c>: the versions in a registry.</summary>
public static class ModelsCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Option<string> data = WorkplaceOption.Create();
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("models", "Show every version of every model, and what its gates measured.") { data, json };
        command.SetAction(parsed =>
        {
            IReadOnlyList<ModelsReport> reports = ModelsReport.Of(WorkplaceOption.Resolve(parsed.GetRequiredValue(data)));
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(reports, TrainerJsonContext.Default.IReadOnlyListModelsReport));
            }
            else
            {
                ModelsText.Write(reports, output);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
