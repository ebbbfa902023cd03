using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Publishing;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Trainer.Tests.Publishing;

/// <summary>Releases of random ensembles.</summary>
internal static class SampleRelease
{
    public static ModelRelease Of(RobotDescription robot)
    {
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 4);
        double[] rmse = [.. robot.State.Select((state, index) => state.Role.IsLearned ? 0.001 * (index + 1) : 0)];
        return new ModelRelease(
            robot,
            model,
            new ModelMetrics(1800, 200, -7.25, rmse),
            model.Members.Architecture.Members == 1 ? 0 : 0.25,
            [new HighWaterMark("sample-1", 0xFEDCBA9876543210, 1999)],
            new DateTime(2026, 8, 20, 12, 34, 56, DateTimeKind.Utc),
            "mbrl-trainer fit --robot robot.json");
    }

    public static ModelRelease Of(string name) => Of(ModelRobots.Read(name));
}
