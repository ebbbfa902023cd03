using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>Decisions that differ in every way that matters to a rollout engine.</summary>
public static class RolloutCases
{
    private const int Candidates = 16;

    private static readonly string[] StepRobots = ["ts1 of 10 particles", "tanh", "deterministic", "two actions, long lags"];

    private static readonly float[] Gains = [1e-3f, 1, 6];

    private static readonly (int Members, int[] Hidden, Activation Activation, bool Deterministic, Propagation Propagation)[] Shapes =
    [
        (1, [7], Activation.Tanh, false, Propagation.Tsinf),
        (3, [17], Activation.Silu, false, Propagation.Ts1),
        (5, [64], Activation.Relu, false, Propagation.Mean),
        (3, [7, 17], Activation.Tanh, true, Propagation.Ts1),
        (5, [64, 17, 7], Activation.Silu, false, Propagation.Tsinf),
        (1, [64, 64], Activation.Relu, true, Propagation.Mean),
        (3, [64, 64], Activation.Silu, false, Propagation.Ts1),
        (5, [1, 15, 16], Activation.Relu, true, Propagation.Tsinf),
        (3, [33], Activation.Tanh, false, Propagation.Mean),
    ];

    /// <summary>Every kind of task, state, end and propagation, on small networks.</summary>
    public static IEnumerable<RolloutCase> Tasks => RolloutRobots.Names.Select(Task);

    /// <summary>Every shape of networks.</summary>
    public static IEnumerable<RolloutCase> NetworkShapes => Shapes.Select(shape =>
    {
        RobotDescription robot = SampleRobot.Read(("$.planner.horizon", "6"));
        robot = robot with
        {
            Model = new ModelDescription(shape.Members, shape.Members, shape.Hidden, shape.Activation, shape.Deterministic),
            Planner = robot.Planner with { Particles = 2 * shape.Members, Propagation = shape.Propagation },
        };
        string name = $"{shape.Members} {(shape.Deterministic ? "deterministic " : "")}members of "
            + $"[{string.Join(", ", shape.Hidden)}] {shape.Activation}, {shape.Propagation}";
        return new RolloutCase(name, robot, RandomEnsemble.Of(robot, seed: 6), Candidates);
    });

    /// <summary>
    /// One step with weights from tiny to large and log-variances at their bounds, each state in its turn being the
    /// reward.
    /// </summary>
    public static IEnumerable<RolloutCase> SingleSteps =>
        from name in StepRobots
        from gain in Gains
        from state in RolloutRobots.Read(name).State
        select SingleStep(name, gain, state.Name);

    /// <summary>A task.</summary>
    /// <param name="name">One of <see cref="RolloutRobots"/>.</param>
    public static RolloutCase Task(string name)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        return new RolloutCase(name, robot, RandomEnsemble.Of(robot, seed: 5), Candidates);
    }

    private static RolloutCase SingleStep(string name, float gain, string state)
    {
        RobotDescription robot = RolloutRobots.Read(name);
        robot = robot with
        {
            Task = new TaskDescription($"{state}'", 10),
            Planner = robot.Planner with { Horizon = 1 },
        };
        EnsembleModel model = Scaled(RandomEnsemble.Of(robot, seed: 7), gain);
        return new RolloutCase($"{name}, one step, weights times {gain}, {state}", robot, model, Candidates);
    }

    /// <summary>Weights times a gain, and bounds of log-variances from next to nothing to e^3 standard deviations.</summary>
    private static EnsembleModel Scaled(EnsembleModel model, float gain)
    {
        EnsembleCheckpoint members = model.Members;
        LayerWeights[] layers = [.. members.Layers.Select(layer => layer with { Weights = [.. layer.Weights.Select(weight => gain * weight)] })];
        int bounds = members.MinimumLogVariance.Length;
        bool hasBounds = !members.Architecture.Deterministic;
        return new EnsembleModel(
            model.Type,
            model.SchemaHash,
            model.Version,
            new EnsembleCheckpoint(
                members.Architecture,
                members.Normalizer,
                layers,
                [.. Enumerable.Repeat(hasBounds ? -60f : 0, bounds)],
                [.. Enumerable.Repeat(hasBounds ? 6f : 0, bounds)],
                members.HoldoutError.ToArray()),
            model.ResidualLogVariance.ToArray());
    }
}
