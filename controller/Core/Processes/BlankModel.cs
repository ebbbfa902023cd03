using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;

namespace MbRlRobot.Processes;

/// <summary>A model of a robot's own architecture with nothing in it: what a weight image is read after.</summary>
internal static class BlankModel
{
    /// <summary>Makes one, with the active members.</summary>
    public static EnsembleModel Of(RobotDescription robot)
    {
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        EnsembleArchitecture shape = layout.Architecture(robot.Model) with { Members = robot.Model.Active };
        int bounds = shape.Members * shape.OutputDimension;
        EnsembleCheckpoint members = new(
            shape,
            new Normalizer(
                new float[shape.InputDimension], Ones(shape.InputDimension),
                new float[shape.OutputDimension], Ones(shape.OutputDimension)),
            [.. Enumerable.Range(0, shape.LayerCount).Select(layer => Layer(shape, layer))],
            new float[bounds],
            new float[bounds],
            new float[shape.Members]);
        float[] residual = new float[shape.Deterministic ? shape.OutputDimension : 0];
        return new EnsembleModel(robot.Type, RobotSchema.Hash(robot), version: 1, members, residual);
    }

    private static LayerWeights Layer(EnsembleArchitecture shape, int layer) => new(
        new float[shape.Members * shape.InputsOf(layer) * shape.OutputsOf(layer)],
        new float[shape.Members * shape.OutputsOf(layer)]);

    private static float[] Ones(int count)
    {
        float[] ones = new float[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
