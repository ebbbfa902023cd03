using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Tests.Dynamics;

/// <summary>Networks so small that what they predict can be worked out by hand.</summary>
public sealed class ReferenceEnsembleTests
{
    private const string Pair = """
        [
          { "name": "q", "unit": "rad", "kind": "angle", "limits": [-3.1416, 3.1416] },
          { "name": "qDot", "unit": "rad/s", "limits": [-9, 9], "from": "velocityOf(q)" },
          { "name": "last", "limits": [-10, 10], "role": "laggedAction(1)" }
        ]
        """;

    private const double Period = 0.04;

    [Theory]
    [InlineData(Activation.Silu, 0.5 * 0.62245933120185459)]
    [InlineData(Activation.Tanh, 0.46211715726000979)]
    [InlineData(Activation.Relu, 0.5)]
    public void Adds_the_scaled_output_to_the_kinematic_prior(Activation activation, double hidden)
    {
        (float[] next, float[] logVar) = Predict(activation, deterministic: false, [3.1f, 2, 7], action: 1.5f);
        // inputs: qDot, last, sin q, cos q, force; the one hidden unit sees (force - 1) / 1 = 0.5
        Assert.Equal(3.1 + (Period * 2) + 0.25 + (2 * hidden), next[0], 5);
        Assert.Equal(2 - 0.5 + (3 * 0.125), next[1], 5);
        Assert.Equal(1.5f, next[2]);
        Assert.Equal(Bounded(0) + (2 * Math.Log(2)), logVar[0], 5);
        Assert.Equal(Bounded(100) + (2 * Math.Log(3)), logVar[1], 5);
        Assert.Equal(ReferenceEnsemble.ExactLogVariance, logVar[2]);
    }

    [Fact]
    public void Gives_the_residuals_log_variance_where_it_is_deterministic()
    {
        (_, float[] logVar) = Predict(Activation.Relu, deterministic: true, [0, 0, 0], action: 0);
        Assert.Equal(-3 + (2 * Math.Log(2)), logVar[0], 5);
        Assert.Equal(-5 + (2 * Math.Log(3)), logVar[1], 5);
    }

    [Fact]
    public void Shifts_older_actions_from_state_to_state()
    {
        RobotDescription robot = ModelRobots.Read("two actions, long lags");
        ReferenceEnsemble ensemble = new(RandomEnsemble.Of(robot, seed: 3), DynamicsLayout.Of(robot));
        float[] next = new float[7];
        ensemble.Predict(4, [1, 0, 0, 0, 5, 0, 0.25f], [9, -0.5f], next, new float[7]);
        Assert.Equal((5f, 9f, -0.5f), (next[0], next[4], next[6]));
    }

    [Fact]
    public void Refuses_a_member_that_is_not_there()
    {
        RobotDescription robot = ModelRobots.Read("one state");
        ReferenceEnsemble ensemble = new(RandomEnsemble.Of(robot, seed: 3), DynamicsLayout.Of(robot));
        Assert.Throws<ArgumentOutOfRangeException>(() => ensemble.Predict(5, [0], [0], new float[1], new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ensemble.Predict(-1, [0], [0], new float[1], new float[1]));
    }

    /// <summary>max 0.5, min -10, as the equations have it.</summary>
    private static double Bounded(double raw)
    {
        double capped = 0.5 - Math.Log(1 + Math.Exp(0.5 - raw));
        return -10 + Math.Log(1 + Math.Exp(capped + 10));
    }

    private static (float[] Next, float[] LogVar) Predict(Activation activation, bool deterministic, float[] state, float action)
    {
        RobotDescription robot = SampleRobot.Read(
            ("$.state", Pair),
            ("$.task", """{ "reward": "0", "episodeSteps": 10 }"""),
            ("$.io", """{ "plant": { "kind": "cartpole" } }"""),
            ("$.reset", null));
        float[] output = deterministic ? [1, 0] : [1, 0, 0, 0];
        float[] biases = deterministic ? [0, 0.125f] : [0, 0.125f, 0, 100];
        EnsembleCheckpoint members = new(
            new EnsembleArchitecture(1, 5, 2, [1], activation, deterministic),
            new Normalizer([0, 0, 0, 0, 1], [1, 1, 1, 1, 1], [0.25f, -0.5f], [2, 3]),
            [new LayerWeights([0, 0, 0, 0, 1], [0]), new LayerWeights(output, biases)],
            [-10, -10],
            [0.5f, 0.5f],
            [float.NaN]);
        EnsembleModel model = new(robot.Type, RobotSchema.Hash(robot), 1, members, deterministic ? [-3, -5] : []);
        (float[] next, float[] logVar) = (new float[3], new float[3]);
        new ReferenceEnsemble(model, DynamicsLayout.Of(robot)).Predict(0, state, [action], next, logVar);
        return (next, logVar);
    }
}
