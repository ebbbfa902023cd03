using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>
/// What a decision or a fit is measured on: a robot, its planner and its ensemble. S, M and L are those of the PyTorch peer: as many
/// evaluations, the same horizon, particles, noise and done logic.
/// </summary>
/// <param name="Name">S, M, L or robot.</param>
/// <param name="Robot">The robot.</param>
internal sealed record Workload(string Name, RobotDescription Robot)
{
    private const ulong WeightSeed = 7;
    private const int TrainingBatch = 256;
    private const int MembersOfM = 7;

    /// <summary>The names of the peer's work.</summary>
    public static IReadOnlyList<string> PeerNames { get; } = ["S", "M", "L"];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. PeerNames, "robot"];

    /// <summary>An ensemble with random weights, none of whose particles is ever done: see <see cref="AliveReturn"/>.</summary>
    public EnsembleModel Model => RandomEnsemble.Of(Robot, WeightSeed);

    /// <summary>The networks evaluated for one candidate: each step of each of its particles takes one.</summary>
    public long CandidateEvaluations => (long)Robot.Planner.Particles * Robot.Planner.Horizon;

    /// <summary>The floating-point operations of the layers of one evaluation: two for each weight.</summary>
    public long EvaluationOperations
    {
        get
        {
            EnsembleArchitecture shape = DynamicsLayout.Of(Robot).Architecture(Robot.Model);
            return Enumerable.Range(0, shape.LayerCount).Sum(layer => 2L * shape.InputsOf(layer) * shape.OutputsOf(layer));
        }
    }

    /// <summary>The members that a fit trains; the peer trains seven for M and plans with five of them.</summary>
    public int TrainedMembers => Name == "M" ? MembersOfM : Robot.Model.Members;

    /// <summary>What a candidate returns whose particles were alive to the end; null where the task has no such number.</summary>
    public double? AliveReturn => Name is "S" or "M" ? Robot.Planner.Horizon : null;

    /// <summary>The workload of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Workload Of(string name) => new(name, name switch
    {
        "S" => Parse(Json("s", 4, 1, CartPoleTask, "[64, 64, 64]", Planner(15, 200, 3, 5))),
        "M" => Parse(Json("m", 4, 1, CartPoleTask, "[200, 200, 200, 200]", Planner(15, 350, 5, 20))),
        "L" => Parse(Json("l", 20, 7, PusherTask, "[200, 200, 200]", Planner(25, 500, 5, 20))),
        _ => Shipped(),
    });

    /// <summary>The robot with the peer's fit: its members and its batch.</summary>
    /// <param name="steps">The optimiser's steps.</param>
    /// <returns>The robot; all else of a fit is as usual with us.</returns>
    public RobotDescription Trained(int steps) => Robot with
    {
        Model = Robot.Model with { Members = TrainedMembers },
        Training = Robot.Training with { Batch = TrainingBatch, Steps = steps },
    };

    /// <summary>The same with more to do.</summary>
    /// <param name="change">Changes the planner.</param>
    /// <returns>The workload, of which no particle is ever done however far it goes; the expressions are as long.</returns>
    public Workload Grown(Func<PlannerDescription, PlannerDescription> change) => this with
    {
        Robot = Robot with
        {
            Planner = change(Robot.Planner),
            Task = Robot.Task with { Let = new() { ["isUp"] = "abs(s0') < 1e9 and abs(s2') < 1e9" } },
        },
    };

    /// <summary>The same with the plainest of all tasks.</summary>
    /// <returns>The workload; its rewards are 0 and nothing ends it.</returns>
    public Workload Unrewarded() => new($"{Name}, reward 0", Robot with { Task = new TaskDescription("0", Robot.Task.EpisodeSteps) });

    // the peer's cart-pole: one for each step within the track and upright, done otherwise
    private static string CartPoleTask => """
        "let": { "isUp": "abs(s0') < 2.4 and abs(s2') < 0.2094" },
        "reward": "if(isUp, 1, 0)", "done": "not isUp", "doneReward": 0
        """;

    // its pusher: the tip is in the states 14 to 16, the object in 17 to 19
    private static string PusherTask => """
        "let": {
          "tip": "abs(s14' - s17') + abs(s15' - s18') + abs(s16' - s19')",
          "goal": "abs(0.45 - s17') + abs(-0.05 - s18') + abs(-0.323 - s19')",
        },
        "reward": "-0.5 * tip - 1.25 * goal - 0.1 * (a0^2 + a1^2 + a2^2 + a3^2 + a4^2 + a5^2 + a6^2)"
        """;

    private static RobotDescription Parse(string json) => RobotFile.Parse("workload.json", Encoding.UTF8.GetBytes(json));

    /// <summary>A robot-sized decision: the shipped cart-pole's, with the planner of iCEM's paper.</summary>
    private static RobotDescription Shipped()
    {
        RobotDescription robot = RobotFile.Read(Path.Combine(TestKit.Repository.Root, "hardware", "robots", "cartpole", "robot.json"));
        return robot with
        {
            Planner = robot.Planner with { Horizon = 25, Population = 40, Iterations = 3, Particles = 5 },
            Model = robot.Model with { Members = 5, Active = 5, Hidden = [64, 64] },
        };
    }

    private static string Planner(int horizon, int population, int iterations, int particles) => FormattableString.Invariant($$"""
        "kind": "cem", "horizon": {{horizon}}, "population": {{population}}, "elites": {{population / 10}}, "iterations": {{iterations}},
        "populationDecay": 1, "momentum": 0.1, "initialStd": 0.5, "noiseBeta": 0, "keepElites": false, "shiftElites": false,
        "addMean": false, "pad": "zero", "particles": {{particles}}, "propagation": "tsinf", "return": "mean"
        """);

    private static string Json(string type, int states, int actions, string task, string hidden, string planner)
    {
        string Each(int count, string each) => string.Join(", ", Enumerable.Range(0, count).Select(index => each.Replace("#", $"{index}", StringComparison.Ordinal)));
        return $$"""
            {
              "type": "bench-{{type}}", "ioPeriod": 0.02, "controlPeriod": 0.02,
              "state": [ {{Each(states, """{ "name": "s#", "limits": [-0.3, 0.3] }""")}} ],
              "action": [ {{Each(actions, """{ "name": "a#", "limits": [-1, 1] }""")}} ],
              "task": { {{task}}, "episodeSteps": 200 },
              "planner": { {{planner}} },
              "model": { "members": 5, "active": 5, "hidden": {{hidden}}, "activation": "silu" },
              "io": { "plant": { "kind": "cartpole" } },
            }
            """;
    }
}
