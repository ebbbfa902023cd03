using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>The same rollouts as the built-in engine's, from the same file, up to rounding; and the same bits by itself.</summary>
[AdapterUnderTest(typeof(AppAdapters), OnnxRuntimeEngines.Name)]
public sealed class AgreementTests
{
    private const int Count = 83;
    private const double OfRange = 1e-4;

    private static readonly Dictionary<string, RobotDescription> Robots = new()
    {
        ["tsinf"] = Robot(),
        ["ts1, risk"] = Robot(("$.planner.propagation", "\"ts1\""), ("$.planner.risk", "0.7")),
        ["ts1, a particle for each member"] = Robot(("$.planner.propagation", "\"ts1\""), ("$.planner.particles", "5")),
        ["mean"] = Robot(("$.planner.propagation", "\"mean\"")),
        ["tanh"] = Robot(("$.model.activation", "\"tanh\"")),
        ["deterministic"] = Robot(("$.model.activation", "\"relu\""), ("$.model.deterministic", "true")),
        ["a state that is no input"] = Robot(("$.state[0].input", "false")),
        ["two actions, long lags"] = Near(ModelRobots.Read("two actions, long lags")) with
        {
            Task = new TaskDescription("cos(phi') + sin(psi) + 0.1 * old' - 0.02 * recent + lastTurn * turn", 10),
        },
    };

    [AdapterFact]
    public void Gives_the_returns_disagreements_and_predictions_of_the_built_in_engine()
    {
        foreach ((string name, RobotDescription robot) in Robots)
        {
            byte[] file = OnnxModelWriter.Write(RandomEnsemble.Of(robot, seed: 6), robot);
            using IRolloutEngine builtIn = OnnxRuntimeEngines.Create("builtin", robot, file, Count, 1);
            using IRolloutEngine engine = OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, robot, file, Count, 2);
            var expected = Rollouts.Evaluate(builtIn, robot, Count);
            var actual = Rollouts.Evaluate(engine, robot, Count);
            AssertClose(name + ": returns", expected.Returns, actual.Returns);
            AssertClose(name + ": disagreements", expected.Disagreements, actual.Disagreements);
            AssertClose(name + ": predictions", expected.Predicted, actual.Predicted);
        }
    }

    [AdapterFact]
    public void Has_the_same_bits_on_any_threads_for_any_number_of_candidates()
    {
        foreach ((string name, RobotDescription robot) in Robots)
        {
            byte[] file = OnnxModelWriter.Write(RandomEnsemble.Of(robot, seed: 6), robot);
            using IRolloutEngine one = OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, robot, file, Count, 1);
            using IRolloutEngine three = OnnxRuntimeEngines.Create(OnnxRuntimeEngines.Name, robot, file, Count, 3);
            var all = Rollouts.Evaluate(one, robot, Count);
            foreach (int count in (int[])[1, 16, 17, 48, 64, 65, Count])
            {
                var some = Rollouts.Evaluate(three, robot, count);
                Assert.True(all.Returns.AsSpan(0, count).SequenceEqual(some.Returns), $"{name}: {count} candidates");
                Assert.True(all.Disagreements.AsSpan(0, count).SequenceEqual(some.Disagreements), $"{name}: {count} candidates");
            }
        }
    }

    private static RobotDescription Robot(params (string, string?)[] edits) => Near(SampleRobot.Read(edits));

    private static RobotDescription Near(RobotDescription robot) =>
        robot with { Planner = robot.Planner with { Horizon = 10 }, Model = robot.Model with { Hidden = [12, 9] } };

    private static void AssertClose(string what, float[] expected, float[] actual)
    {
        double range = expected.Max() - expected.Min();
        double worst = expected.Zip(actual).Max(pair => Math.Abs((double)pair.First - pair.Second));
        Assert.True(range > 0, $"{what}: all the same");
        Assert.True(worst <= OfRange * range, $"{what}: off by {worst}, range {range}");
    }
}
