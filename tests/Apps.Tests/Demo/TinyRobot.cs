using System.IO;

namespace MbRlRobot.Apps.Tests.Demo;

/// <summary>A pendulum that learns little in no time.</summary>
internal static class TinyRobot
{
    private const string Json = """
        {
          "type": "tiny",
          "ioPeriod": 0.05,
          "controlPeriod": 0.05,
          "state": [
            { "name": "theta", "unit": "rad", "kind": "angle", "limits": [-3.1416, 3.1416] },
            { "name": "omega", "unit": "rad/s", "limits": [-8, 8], "from": "velocityOf(theta)" }
          ],
          "action": [ { "name": "torque", "unit": "N m", "limits": [-2, 2] } ],
          "task": {
            "reward": "-(wrap(theta)^2 + 0.1 * omega^2)",
            "episodeSteps": 12,
            "score": { "random": -200, "oracle": -1 }
          },
          "planner": { "horizon": 3, "population": 8, "elites": 2, "iterations": 2, "particles": 2 },
          "model": { "members": 2, "active": 2, "hidden": [4] },
          "training": { "steps": 20, "batch": 4, "holdout": 0.2, "refitEverySteps": 5 },
          "io": { "plant": { "kind": "pendulum" } }
        }
        """;

    /// <summary>Writes it into a folder.</summary>
    public static string In(TemporaryFolder folder)
    {
        string file = folder.At("robot.json");
        File.WriteAllText(file, Json);
        return file;
    }
}
