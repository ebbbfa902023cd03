using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Robots;

/// <summary>
/// Robots whose models differ in every way that models can: activations, depths, kinds of states, members.
/// </summary>
public static class ModelRobots
{
    private const string TwoActions = """
        [ { "name": "force", "unit": "N", "limits": [-10, 10] }, { "name": "turn", "limits": [-1, 1] } ]
        """;

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

    private static readonly Dictionary<string, (string Path, string? Json)[]> Edits = new()
    {
        ["silu"] = [],
        ["tanh"] = [("$.model", """{ "members": 1, "active": 1, "hidden": [3], "activation": "tanh" }""")],
        ["relu, deterministic"] =
        [
            ("$.model", """{ "members": 2, "active": 2, "hidden": [8, 4, 16], "activation": "relu" }"""),
            ("$.model.deterministic", "true"),
        ],
        ["most members and layers"] =
        [
            ("$.model", """{ "members": 32, "active": 32, "hidden": [1, 1, 1, 1, 1, 1, 1, 1] }"""),
            ("$.planner.particles", "32"),
        ],
        ["a state that is no input"] = [("$.state[0].input", "false")],
        ["no lagged action"] = [("$.state[4]", null)],
        ["deterministic, no lagged action"] = [("$.state[4]", null), ("$.model.deterministic", "true")],
        ["two actions, long lags"] = [("$.action", TwoActions), .. Alone(LongLag)],
        ["one state"] = Alone(OneState),
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Edits.Keys;

    /// <summary>Reads one.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The robot.</returns>
    public static RobotDescription Read(string name) => SampleRobot.Read(Edits[name]);

    /// <summary>Other states, and what in the sample speaks of its own taken away.</summary>
    private static (string Path, string? Json)[] Alone(string states) =>
    [
        ("$.state", states),
        ("$.task", """{ "reward": "0", "episodeSteps": 10 }"""),
        ("$.io", """{ "plant": { "kind": "cartpole" } }"""),
        ("$.reset", null),
    ];
}
