using System.Collections.Generic;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>Robots that differ in every way a rollout can; a horizon of 9 steps and small networks.</summary>
public static class RolloutRobots
{
    private const string Small = """{ "members": 5, "active": 5, "hidden": [9, 5], "activation": "silu" }""";

    private static readonly Dictionary<string, (string Path, string? Json)[]> Edits = new()
    {
        ["tsinf of 10 particles"] = [],
        ["tsinf of 5 particles"] = [("$.planner.particles", "5")],
        ["ts1 of 10 particles"] = [("$.planner.propagation", "\"ts1\"")],
        ["mean"] = [("$.planner.propagation", "\"mean\"")],
        ["risk"] = [("$.planner.risk", "0.7"), ("$.planner.propagation", "\"ts1\"")],
        ["no end, time, action before"] =
        [
            ("$.task", """{ "reward": "cos(theta' - time) - 0.01 * abs(force - prev(force)) + 0.1 * lastForce", "episodeSteps": 10 }"""),
            ("$.state[0].softLimits", null),
        ],
        ["end at a time"] =
            [("$.task", """{ "reward": "xDot'", "done": "time > 1.65", "doneReward": 3, "terminalValue": "1e6", "episodeSteps": 10 }""")],
        ["soft limits alone"] = [("$.task", """{ "reward": "1", "limitPenalty": 7, "terminalValue": "2 * goalX", "episodeSteps": 10 }""")],
        ["a state that is no input"] = [("$.state[0].input", "false"), ("$.action[0].slew", null), ("$.action[0].stop", "\"coast\"")],
        ["tanh"] = [("$.model.activation", "\"tanh\"")],
        ["deterministic"] = [("$.model.activation", "\"relu\""), ("$.model.deterministic", "true")],
    };

    public static IEnumerable<string> Names => [.. Edits.Keys, "two actions, long lags"];

    public static RobotDescription Read(string name) => name == "two actions, long lags"
        ? LongLags()
        : SampleRobot.Read([("$.model", Small), ("$.planner.horizon", "9"), ("$.task.done", "\"x' > 0.87 and force < 0\""), .. Edits[name]]);

    private static RobotDescription LongLags()
    {
        RobotDescription robot = ModelRobots.Read("two actions, long lags");
        return robot with
        {
            Task = robot.Task with { Reward = "cos(phi') + sin(psi) + 0.1 * old' - 0.02 * recent + lastTurn * turn" },
            Planner = robot.Planner with { Horizon = 9 },
            Model = robot.Model with { Hidden = [6] },
        };
    }
}
