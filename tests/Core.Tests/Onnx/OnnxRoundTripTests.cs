using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Onnx;

public sealed class OnnxRoundTripTests
{
    public static TheoryData<string> Robots => [.. ModelRobots.Names];

    [Theory]
    [MemberData(nameof(Robots))]
    public void Gives_back_every_bit(string name)
    {
        RobotDescription robot = ModelRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 7);
        OnnxModel read = OnnxModelReader.Read(OnnxModelWriter.Write(model, robot), "dynamics.onnx", robot);
        Assert.Equal(Bits(model), Bits(read.Ensemble));
        Assert.Equal(
            (model.Type, model.SchemaHash, model.Version), (read.Ensemble.Type, read.Ensemble.SchemaHash, read.Ensemble.Version));
        Assert.Equal(DynamicsLayout.Of(robot).Inputs, read.Layout.Inputs);
        Assert.Equal(robot.State, read.State);
        Assert.Equal(robot.Action, read.Action);
    }

    [Fact]
    public void Writes_the_same_bytes_each_time()
    {
        RobotDescription robot = SampleRobot.Read();
        byte[] first = OnnxModelWriter.Write(RandomEnsemble.Of(robot, seed: 7), robot);
        Assert.Equal(first, OnnxModelWriter.Write(RandomEnsemble.Of(SampleRobot.Read(), seed: 7), robot));
        EnsembleModel read = OnnxModelReader.Read(first, "dynamics.onnx").Ensemble;
        Assert.Equal(first, OnnxModelWriter.Write(read, robot));
        Assert.NotEqual(first, OnnxModelWriter.Write(RandomEnsemble.Of(robot, seed: 8), robot));
    }

    [Fact]
    public void Keeps_a_holdout_error_that_there_is_none_of()
    {
        RobotDescription robot = SampleRobot.Read();
        EnsembleCheckpoint members = RandomEnsemble.Of(robot, seed: 1).Members;
        float[] none = [.. members.HoldoutError.ToArray().Select(_ => float.NaN)];
        EnsembleModel model = new(
            robot.Type,
            RobotSchema.Hash(robot),
            long.MaxValue,
            new EnsembleCheckpoint(
                members.Architecture,
                members.Normalizer,
                members.Layers,
                members.MinimumLogVariance.ToArray(),
                members.MaximumLogVariance.ToArray(),
                none),
            []);
        EnsembleModel read = OnnxModelReader.Read(OnnxModelWriter.Write(model, robot), "dynamics.onnx").Ensemble;
        Assert.Equal(none, read.Members.HoldoutError.ToArray());
        Assert.Equal((ulong)long.MaxValue, read.Version);
    }

    private static int[] Bits(EnsembleModel model)
    {
        EnsembleCheckpoint members = model.Members;
        IEnumerable<ReadOnlyMemory<float>> numbers =
        [
            members.Normalizer.InputMean, members.Normalizer.InputScale, members.Normalizer.TargetMean, members.Normalizer.TargetScale,
            .. members.Layers.SelectMany(layer => new ReadOnlyMemory<float>[] { layer.Weights, layer.Biases }),
            members.MinimumLogVariance, members.MaximumLogVariance, members.HoldoutError, model.ResidualLogVariance,
        ];
        return [.. numbers.SelectMany(each => MemoryMarshal.Cast<float, int>(each.Span).ToArray())];
    }
}
