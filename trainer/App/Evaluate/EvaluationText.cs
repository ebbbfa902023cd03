using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Evaluation;

namespace MbRlRobot.TrainerApp.Evaluate;

/// <summary>Tells people how well a model predicts.</summary>
internal static class EvaluationText
{
    private static readonly int[] ShownSteps = [1, 2, 3, 5, 10, 15, 20, 30, 50, 100, 200, 500, 1000];

    /// <summary>Writes an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(ModelEvaluation evaluation, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant(
            $"{evaluation.Type}, model version {evaluation.Version}, one step ahead on {evaluation.Rows} rows"));
        TextTable table = new("state", "RMSE", "unit", "NLL, mean", "NLL, median", "calibration error");
        foreach (StateEvaluation state in evaluation.States)
        {
            table.Add(state.Name, state.Rmse, state.Unit, state.NllMean, state.NllMedian, state.CalibrationError);
        }

        table.Write(output);
        output.WriteLine($"99.9 % of the rows have a disagreement of at most {TextTable.Show(evaluation.DisagreementQuantile)}");
        WriteSteps(evaluation, output);
    }

    private static void WriteSteps(ModelEvaluation evaluation, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("RMSE some steps ahead (in brackets: of predicting that nothing moves)");
        TextTable table = new(
            ["steps", "predictions", .. evaluation.States.Select(state => Units.Heading(state.Name, state.Unit))]);
        foreach (KStepError error in Shown(evaluation.KSteps))
        {
            IEnumerable<string> errors = error.Rmse.Zip(error.StillRmse, (own, still) => $"{TextTable.Show(own)} ({TextTable.Show(still)})");
            table.Add([error.Steps, error.Predictions, .. errors]);
        }

        table.Write(output);
    }

    private static IEnumerable<KStepError> Shown(IReadOnlyList<KStepError> errors) =>
        errors.Where(error => ShownSteps.Contains(error.Steps) || error.Steps == errors.Count);
}
