using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class WeightImageTests
{
    public static TheoryData<string> Names => [.. ModelRobots.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_image_holds_a_model_bit_for_bit(string name)
    {
        RobotDescription robot = ModelRobots.Read(name);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 1);
        float[] image = new float[WeightImage.Length(model.Members.Architecture)];
        WeightImage.Write(model, image);

        EnsembleModel like = RandomEnsemble.Of(robot, seed: 2);
        EnsembleModel found = WeightImage.Read(image, like, version: 1);

        byte[] expected = OnnxModelWriter.Write(model, robot);
        Assert.NotEqual(expected, OnnxModelWriter.Write(like, robot));
        Assert.Equal(expected, OnnxModelWriter.Write(WithErrorsOf(model, found), robot));
        Assert.Equal(0, image.Length % 16);
    }

    [Fact]
    public void Refuses_an_image_of_another_length()
    {
        EnsembleModel model = RandomEnsemble.Of(ModelRobots.Read("tanh"), seed: 1);
        int length = WeightImage.Length(model.Members.Architecture);
        Assert.Throws<ArgumentException>(() => WeightImage.Write(model, new float[length + 16]));
        Assert.Throws<ArgumentException>(() => WeightImage.Read(new float[length - 16], model, 1));
    }

    [Fact]
    public void Every_architecture_and_schema_is_of_a_kind_of_its_own()
    {
        EnsembleArchitecture shape = RandomEnsemble.Of(ModelRobots.Read("silu"), seed: 1).Members.Architecture;
        List<byte[]> kinds =
        [
            WeightImage.Kind("a", shape),
            WeightImage.Kind("b", shape),
            WeightImage.Kind("a", shape with { Members = shape.Members + 1 }),
            WeightImage.Kind("a", shape with { Hidden = [64] }),
            WeightImage.Kind("a", shape with { Hidden = [6, 464] }),
            WeightImage.Kind("a", shape with { Activation = Activation.Relu }),
            WeightImage.Kind("a", shape with { Deterministic = true }),
        ];
        Assert.Equal(kinds.Count, kinds.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(kinds[0], WeightImage.Kind("a", shape with { Hidden = [.. shape.Hidden] }));
    }

    /// <summary>Members' holdout errors are not in an image.</summary>
    private static EnsembleModel WithErrorsOf(EnsembleModel model, EnsembleModel found) => new(
        found.Type,
        found.SchemaHash,
        found.Version,
        new EnsembleCheckpoint(
            found.Members.Architecture,
            found.Members.Normalizer,
            found.Members.Layers,
            found.Members.MinimumLogVariance.ToArray(),
            found.Members.MaximumLogVariance.ToArray(),
            model.Members.HoldoutError.ToArray()),
        found.ResidualLogVariance.ToArray());
}
