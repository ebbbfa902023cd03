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
    private const string TwoActions = """[ { "name": "force", "unit": "N", "limits": [-10, 10] }, { "name": "turn", "limits": [-1, 1] } ]""";

    private const string LongLag = """
        [
          { "name": "old", "unit": "N", "limits": [-10, 10], "role": "laggedAction(force, 2)" },
          { "name": "phi", "unit": "rad", "kind": "angle", "limits": [-3.1416, 3.1416], "input": false },
          { "name": "psi", "unit": "rad", "kind": "angle", "limits": [-3.1416, 3.1416] },
          { "name": "chi", "unit": "rad", "kind": "angle", "limits": [-3.1416, 3.1416] },
          { "name": "recent", "unit": "N", "limits": [-10, 10], "role": "laggedAction(force, 1)" },
          { "name": "psiDot", "limits": [-9, 9], "from": "velocityOf(psi)" },
          { "name": "lastTurn", "limits": [-1, 1], "role": "laggedAction(turn, 1)" }
        ]
        """;

    private const string OneState = """[ { "name": "y", "limits": [-1, 1] } ]""";

    public static TheoryData<string, string> Robots => new()
    {
        { "$.model", """{ "members": 7, "active": 5, "hidden": [64, 64], "activation": "silu" }""" },
        { "$.model", """{ "members": 1, "active": 1, "hidden": [3], "activation": "tanh" }""" },
        { "$.model", """{ "members": 2, "active": 2, "hidden": [8, 4, 16], "activation": "relu", "deterministic": true }""" },
        { "$.model", """{ "members": 32, "active": 32, "hidden": [1, 1, 1, 1, 1, 1, 1, 1] }""" },
        { "$.state[0].input", "false" },
        { "$.state[4]", null! },
        { "two actions", LongLag },
        { "one state", OneState },
    };

    [Theory]
    [MemberData(nameof(Robots))]
    public void Gives_back_every_bit(string path, string? json)
    {
        RobotDescription robot = Robot(path, json);
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 7);
        OnnxModel read = OnnxModelReader.Read(OnnxModelWriter.Write(model, robot), "dynamics.onnx", robot);
        Assert.Equal(Bits(model), Bits(read.Ensemble));
        Assert.Equal((model.Type, model.SchemaHash, model.Version), (read.Ensemble.Type, read.Ensemble.SchemaHash, read.Ensemble.Version));
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

    private static RobotDescription Robot(string path, string? json) => path switch
    {
        "two actions" => SampleRobot.Read([("$.action", TwoActions), .. Rest(json!)]),
        "one state" => SampleRobot.Read(Rest(json!)),
        _ => SampleRobot.Read((path, json)),
    };

    /// <summary>Other states, and what in the sample speaks of its own taken away.</summary>
    private static (string, string?)[] Rest(string states) =>
    [
        ("$.state", states),
        ("$.task", """{ "reward": "0", "episodeSteps": 10 }"""),
        ("$.io", "{}"),
        ("$.reset", null),
    ];

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
