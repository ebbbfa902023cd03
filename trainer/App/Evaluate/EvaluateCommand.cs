using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Ingest;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.TrainerApp.Evaluate;

/// <summary><c>evaluate</c>: how well a model predicts recorded transitions.</summary>
public static class EvaluateCommand
{
    private const int MostSteps = 1000;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Option<string> robot = RobotOption.Create();
        Option<string> model = ModelOption.Create();
        Option<string> data = DataOption.Create();
        Option<int?> steps = NumberOption.Create("--steps", "How many steps ahead; the planner's horizon unless given.", 1, MostSteps);
        Option<string?> folder = new("--out")
        {
            Description = "Draw the calibration, and the last episode with predictions, into this folder.",
            HelpName = "DIR",
        };
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("evaluate", "Measure how well a model predicts recorded transitions: one and many steps ahead, and its own doubt.")
        {
            robot, model, data, steps, folder, json,
        };
        command.SetAction(parsed =>
        {
            RobotDescription description = RobotReading.Read(parsed.GetRequiredValue(robot));
            string path = ModelOption.Resolve("--model", parsed.GetRequiredValue(model));
            EnsembleModel ensemble = ModelFolder.Read(path, description).Model.Ensemble;
            List<Transition> rows = Read(DataOption.Resolve(parsed.GetRequiredValue(data)), description);
            int horizon = parsed.GetValue(steps) ?? description.Planner.Horizon;
            ModelEvaluation evaluation = ModelEvaluation.Of(description, ensemble, rows, horizon);
            IReadOnlyList<string> pictures = parsed.GetValue(folder) is { } target
                ? new EvaluationPictures(description, ensemble, target).Draw(evaluation, rows)
                : [];
            Write(evaluation, pictures, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return ExitCode.Ok;
        });
        return command;
    }

    private static List<Transition> Read(string path, RobotDescription robot)
    {
        List<Transition> rows = [];
        DataFolder.Read(path, robot, rows.Add);
        return rows.Any(row => row.IsUsableForFit(robot.ControlPeriod))
            ? rows
            : throw new UsageException(
                $"--data is '{path}', with no row to evaluate a model on ({rows.Count} unusable); "
                + "allowed: recorded transitions.");
    }

    private static void Write(ModelEvaluation evaluation, IReadOnlyList<string> pictures, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(evaluation, TrainerJsonContext.Default.ModelEvaluation));
            return;
        }

        EvaluationText.Write(evaluation, output);
        foreach (string picture in pictures)
        {
            output.WriteLine($"drawn: {picture}");
        }
    }
}
