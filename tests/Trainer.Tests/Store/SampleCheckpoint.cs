using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Trainer.Tests.Store;

/// <summary>A checkpoint whose numbers follow from their place.</summary>
internal static class SampleCheckpoint
{
    public static RobotDescription Robot { get; } = SampleRobot.Read();

    public static EnsembleArchitecture Shape { get; } = new(3, InputDimension: 7, OutputDimension: 4, [6, 5], Activation.Silu, Deterministic: false);

    public static EnsembleCheckpoint Of(EnsembleArchitecture shape, float firstWeight = 1e-40f, float firstScale = 0.5f) => new(
        shape,
        new Normalizer(Numbers(1, shape.InputDimension), [firstScale, .. Numbers(2, shape.InputDimension - 1)],
            Numbers(3, shape.OutputDimension), Numbers(4, shape.OutputDimension)),
        [.. Enumerable.Range(0, shape.LayerCount).Select(layer => new LayerWeights(
            [firstWeight, .. Numbers(5 + layer, (shape.Members * shape.InputsOf(layer) * shape.OutputsOf(layer)) - 1)],
            Numbers(50 + layer, shape.Members * shape.OutputsOf(layer))))],
        Numbers(100, shape.Members * shape.OutputDimension),
        Numbers(101, shape.Members * shape.OutputDimension),
        [float.NaN, .. Numbers(102, shape.Members - 1)]);

    private static float[] Numbers(int salt, int count) =>
        [.. Enumerable.Range(0, count).Select(index => 0.001f + (StableHashes.Salted((ulong)index, (ulong)salt) / (float)ulong.MaxValue))];
}
