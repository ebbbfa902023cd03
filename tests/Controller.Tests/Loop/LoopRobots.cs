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
