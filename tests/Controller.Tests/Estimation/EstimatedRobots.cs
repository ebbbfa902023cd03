using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Controller.Tests.Estimation;

/// <summary>The sample robot with other states; its sensor period is 10 ms, its control period 40 ms.</summary>
internal static class EstimatedRobots
{
    public static RobotDescription Of(string states) => SampleRobot.Read(
        ("$.state", states),
        ("$.task", """{ "reward": "0", "episodeSteps": 10 }"""),
        ("$.io", """{ "plant": { "kind": "cartpole" } }"""),
        ("$.reset", null));
}
