using System;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>
/// The robot of <see cref="ScriptedIo"/>: position, velocity, the last push; a control period of four sensor periods.
/// </summary>
internal static class LoopRobots
{
    private const string States = """
        [
          { "name": "position", "unit": "m", "limits": [-1.1, 1.1] },
          { "name": "velocity", "unit": "m/s", "limits": [-9, 9], "from": "velocityOf(position)" },
          { "name": "lastPush", "unit": "N", "limits": [-20, 20], "role": "laggedAction(1)" }
        ]
        """;

    /// <summary>One that leaves no limits however it is pushed: every episode has all of its steps.</summary>
    public static RobotDescription Roomy(int steps)
    {
        RobotDescription robot = Read(states: States.Replace("-1.1, 1.1", "-1e4, 1e4", StringComparison.Ordinal)
            .Replace("-9, 9", "-1e4, 1e4", StringComparison.Ordinal));
        return robot with { Task = robot.Task with { EpisodeSteps = steps, Done = null, DoneReward = null } };
    }

    public static RobotDescription Read(string? task = null, string? states = null) => SampleRobot.Read(
        ("$.state", states ?? States),
        ("$.action", """[ { "name": "push", "unit": "N", "limits": [-20, 20], "slew": 100 } ]"""),
        ("$.task", task ?? """
            {
              "reward": "position' - 0.5 * (push - prev(push)) + 100 * time + goalX",
              "done": "position' > 1.05", "doneReward": 1, "terminalValue": "2 * position + goalX", "episodeSteps": 10,
              "score": { "random": 0, "oracle": 1, "success": "position > goalX" }
            }
            """),
        ("$.io", """{ "plant": { "kind": "cartpole" } }"""),
        ("$.reset", null));
}
