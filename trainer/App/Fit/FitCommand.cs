using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Fit;

/// <summary><c>fit</c>: a model from recorded transitions.</summary>
public static class FitCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        Option<string> robot = RobotOption.Create();
        Option<string> data = DataOption.Create();
        Option<string> folder = new("--out")
        {
            Description = "The model folder to write; over an earlier version it goes one up.",
            HelpName = "DIR",
            Required = true,
        };
        Option<string?> fitter = new("--fitter") { Description = "Who fits; doctor lists them.", HelpName = "NAME" };
        Option<IReadOnlyDictionary<string, string>> fitterOptions = AdapterOptionsOption.Create(
            AdapterTrial.FitterOption, "What only the fitter knows, such as its device.");
        Option<ulong> seed = new("--seed") { Description = "Fixes everything random.", HelpName = "N" };
        Option<string?> warm = new("--warm")
        {
            Description = "Go on from the members in a folder that fit or demo has written.",
            HelpName = "DIR",
        };
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("fit", "Fit a model to recorded transitions.")
        {
            robot, data, folder, fitter, fitterOptions, seed, warm, json,
        };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            RobotDescription description = RobotReading.Read(parsed.GetRequiredValue(robot));
            string from = DataOption.Resolve(parsed.GetRequiredValue(data));
            FitJob job = new(description, parsed.GetRequiredValue(folder), parsed.GetValue(warm));
            EnsembleFitterFactory factory = adapters().EnsembleFitters.Find(parsed.GetValue(fitter));
            using IEnsembleFitter chosen = AdapterRefusal.Catch(
                AdapterTrial.FitterOption, () => factory(parsed.GetRequiredValue(fitterOptions)));
            TextWriter bar = parsed.GetValue(json) ? TextWriter.Null : output;
            FitReport report = job.Run(from, request => FitProgressBar.Run(chosen, request, bar), parsed.GetValue(seed));
            Write(report, parsed.GetValue(json), output);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(FitReport report, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, TrainerJsonContext.Default.FitReport));
        }
        else
        {
            FitText.Write(report, output);
        }
    }
}
