using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;

namespace MbRlRobot.TrainerApp.Inspect;

/// <summary>Tells people what a model holds.</summary>
internal static class InspectText
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(InspectReport report, TextWriter output)
    {
        string variance = report.Deterministic ? "of the holdout residuals" : "predicted";
        Line(output, $"{report.File}: a model of {report.Type}, version {report.Version}");
        Line(output, $"  file      {report.SizeBytes} bytes, sha256 {report.Sha256}");
        Line(output, $"  schema    {report.SchemaHash}");
        Line(output, $"  predicts  the next state after {report.ControlPeriod:R} s: {string.Join(", ", report.States)}");
        Line(output, $"  under     {string.Join(", ", report.Actions)}");
        Line(output, $"  networks  {report.Members} of {string.Join(" x ", report.Hidden)} units, {report.Activation}; variance {variance}");
        (int states, int actions) = (report.States.Count, report.Actions.Count);
        Line(output, $"  ONNX      state [E,B,{states}], action [E,B,{actions}] -> next_mean, log_var [E,B,{states}]; E = {report.Members}");
        WriteInputs(report.Inputs, output);
        WriteOutputs(report.Outputs, output);
        WriteManifest(report, output);
        if (report.FitsRobot is true)
        {
            output.WriteLine("It is for the robot.");
        }
    }

    private static void WriteInputs(IReadOnlyList<InspectedColumn> inputs, TextWriter output)
    {
        TextTable table = new("network input", "unit", "mean", "standard deviation");
        foreach (InspectedColumn input in inputs)
        {
            table.Add(input.Name, input.Unit, input.Mean, input.Std);
        }

        table.Write(output);
    }

    private static void WriteOutputs(IReadOnlyList<InspectedColumn> outputs, TextWriter output)
    {
        TextTable table = new("network output", "unit", "mean", "standard deviation", "log-variance from", "to");
        foreach (InspectedColumn each in outputs)
        {
            table.Add(each.Name, each.Unit, each.Mean, each.Std, each.LogVarianceFrom, each.LogVarianceTo);
        }

        table.Write(output);
    }

    private static void WriteManifest(InspectReport report, TextWriter output)
    {
        if (report.Manifest is not { } manifest)
        {
            output.WriteLine("No manifest beside it.");
            return;
        }

        string parent = manifest.ParentVersion == 0 ? "nothing" : FormattableString.Invariant($"version {manifest.ParentVersion}");
        string robots = manifest.RobotIds.Count == 0 ? "every robot of the type" : string.Join(", ", manifest.RobotIds);
        Line(output, $"manifest: made {manifest.CreatedUtc:yyyy-MM-dd HH:mm} UTC from {parent}, taken until {manifest.NotAfterUtc:yyyy-MM-dd} by {robots}");
        Line(output, $"  fitted on {manifest.Rows} rows ({string.Join(", ", manifest.TrainedOn)}), {manifest.HoldoutRows} held out");
        Line(output, $"  holdout   NLL {TextTable.Show(manifest.HoldoutNll)} nats a row; RMSE {Rmse(manifest)}");
        Line(output, $"  trusted   up to a disagreement of {manifest.DisagreementThreshold:G3}; {manifest.GoldenRows} golden rows");
    }

    private static string Rmse(InspectedManifest manifest) => manifest.HoldoutRmse is null
        ? "-"
        : string.Join(", ", manifest.HoldoutRmse.Select(value => TextTable.Show(value)));

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(FormattableString.Invariant(line));
}
