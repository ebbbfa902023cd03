using System;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;

namespace MbRlRobot.Gates;

/// <summary>Reads the candidate's file back and holds what it predicts against the golden vectors, which the fit's own weights gave.</summary>
internal static class ParityGate
{
    private const string Name = "parity";
    private const string Detail = "largest error of the file on the golden vectors, over what a robot tolerates";

    internal static GateResult Check(Candidate candidate)
    {
        try
        {
            ModelFolder folder = ModelFolder.Read(candidate.Folder, candidate.Robot);
            double worst = Worst(candidate.Robot, folder.Model, folder.Manifest?.Golden
                ?? throw new InvalidDataException($"{candidate.Folder} has no {ModelFolder.ManifestName}."));
            return new GateResult(Name, worst <= 1, double.IsFinite(worst) ? worst : null, 1, Detail);
        }
        catch (InvalidDataException fault)
        {
            return new GateResult(Name, Passed: false, Measured: null, Threshold: 1, $"the file cannot be read back: {fault.Message}");
        }
    }

    /// <summary>NaN where an output is one.</summary>
    private static double Worst(RobotDescription robot, OnnxModel model, GoldenVectors golden)
    {
        ReferenceEnsemble ensemble = new(model.Ensemble, DynamicsLayout.Of(robot));
        return golden.Rows.SelectMany(row => Errors(ensemble, row, golden)).Aggregate(0.0, Math.Max);
    }

    private static double[] Errors(ReferenceEnsemble ensemble, GoldenRow row, GoldenVectors golden)
    {
        int states = row.State.Count;
        float[] next = new float[row.NextMean.Count];
        float[] logVar = new float[row.LogVar.Count];
        for (int member = 0; member < next.Length / states; member++)
        {
            Range own = (member * states)..((member + 1) * states);
            ensemble.Predict(member, [.. row.State], [.. row.Action], next.AsSpan(own), logVar.AsSpan(own));
        }

        return
        [
            .. next.Zip(row.NextMean, (actual, expected) => Excess(actual, expected, golden)),
            .. logVar.Zip(row.LogVar, (actual, expected) => Excess(actual, expected, golden)),
        ];
    }

    private static double Excess(float actual, float expected, GoldenVectors golden) =>
        Math.Abs((double)actual - expected) / (golden.AbsoluteTolerance + (golden.RelativeTolerance * Math.Abs((double)expected)));
}
