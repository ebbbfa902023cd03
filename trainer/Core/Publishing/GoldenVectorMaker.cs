using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Publishing;

/// <summary>
/// Chooses inputs as they occur in the data, by the normaliser's means and standard deviations, and computes what a robot
/// must reproduce. The same model gives the same rows.
/// </summary>
public static class GoldenVectorMaker
{
    private const int MostRows = 8;
    private const double RelativeTolerance = 1e-4;
    private const double Spread = 1.5;

    /// <summary>Bytes of a manifest that are no golden rows, and of a number in one, at most.</summary>
    private const int OtherBytes = 2048;
    private const int NumberBytes = 14;

    /// <summary>Makes rows: as many as fit into a manifest, at least 1 and at most 8.</summary>
    /// <param name="model">The active members.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>Inputs, each member's outputs, and the tolerances.</returns>
    public static GoldenVectors Make(EnsembleModel model, RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(robot);
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        int outputs = 2 * model.Members.Architecture.Members * layout.StateDimension;
        int numbers = layout.StateDimension + layout.ActionDimension + outputs;
        int rows = Math.Clamp((ModelManifestWriter.MaximumBytes - OtherBytes) / (numbers * NumberBytes), 1, MostRows);
        ReferenceEnsemble ensemble = new(model, layout);
        return new GoldenVectors(
            RelativeTolerance,
            AbsoluteTolerance(model.Members.Normalizer),
            [.. Enumerable.Range(0, rows).Select(row => Row(model, robot, ensemble, row))]);
    }

    /// <summary>The rounding of float32 sums, in the unit of the largest quantity.</summary>
    private static double AbsoluteTolerance(Normalizer normalizer) =>
        Math.Clamp(1e-5 * normalizer.InputScale.Concat(normalizer.TargetScale).Max(), 1e-5, 0.01);

    private static GoldenRow Row(EnsembleModel model, RobotDescription robot, ReferenceEnsemble ensemble, int row)
    {
        (float[] state, float[] action) = Inputs(model.Members.Normalizer, robot, row);
        int members = model.Members.Architecture.Members;
        float[] next = new float[members * state.Length];
        float[] logVar = new float[members * state.Length];
        for (int member = 0; member < members; member++)
        {
            Range own = (member * state.Length)..((member + 1) * state.Length);
            ensemble.Predict(member, state, action, next.AsSpan(own), logVar.AsSpan(own));
        }

        return new GoldenRow(state, action, next, logVar);
    }

    private static (float[] State, float[] Action) Inputs(Normalizer normalizer, RobotDescription robot, int row)
    {
        float[] state = [.. robot.State.Select((each, index) => each.Kind == StateKind.Angle
            ? (float)(Math.PI * Symmetric(row, index))
            : Inside(each.Limits, 0, 1, Symmetric(row, index)))];
        float[] action = new float[robot.Action.Count];
        IReadOnlyList<ModelInput> inputs = DynamicsLayout.Of(robot).Inputs;
        for (int input = 0; input < inputs.Count; input++)
        {
            int index = inputs[input].Index;
            (double mean, double scale) = (normalizer.InputMean[input], normalizer.InputScale[input]);
            if (inputs[input].Kind == ModelInputKind.State)
            {
                state[index] = Inside(robot.State[index].Limits, mean, scale, Symmetric(row, index));
            }
            else if (inputs[input].Kind == ModelInputKind.Action)
            {
                double number = Symmetric(row, TransitionSchema.MaximumDimension + index);
                action[index] = Inside(robot.Action[index].Limits, mean, scale, number);
            }
        }

        return (state, action);
    }

    private static float Inside(Interval limits, double mean, double scale, double number) =>
        (float)Math.Clamp(mean + (Spread * scale * number), limits.Low, limits.High);

    /// <summary>A number from -1 to below 1.</summary>
    private static double Symmetric(int row, int column) =>
        (StableHashes.At((ulong)row, (ulong)column) * Math.ScaleB(1, -63)) - 1;
}
