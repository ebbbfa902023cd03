using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Trainer.Tests.Fitting;
using MbRlRobot.Transitions;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>Episodes of a linear robot that is pushed at random: x' = x + dt v, y' = 0.8 y + 0.3 u, v' = 0.9 v + 0.1 u, with noise.</summary>
internal static class LinearMotion
{
    public const int Steps = 40;

    /// <summary>Its description: an episode's end asks for a fit, and nothing else does.</summary>
    public static RobotDescription Robot(params (string Path, string? Json)[] edits) => LinearSystem.Robot(
    [
        ("$.model", """{ "members": 2, "active": 2, "hidden": [8] }"""),
        ("$.planner.particles", "2"),
        ("$.planner.horizon", "5"),
        ("$.training", """{ "steps": 60, "batch": 8, "learningRate": 0.003, "holdout": 0.3, "refitEverySteps": 0 }"""),
        .. edits,
    ]);

    /// <summary>Another type, with another schema.</summary>
    public static RobotDescription OtherRobot() => Robot(("$.type", "\"other\""), ("$.state[2].unit", "\"cm/s\""));

    /// <summary>One episode; its reward is 1 a step.</summary>
    public static IReadOnlyList<Transition> Episode(string robotId, int episode, ulong epoch = 1)
    {
        float[] push = new float[Steps];
        float[] noise = new float[3 * Steps];
        new Philox(7).FillUniform((ulong)episode, push);
        NormalTable.Fill(new Philox(8), (ulong)episode, noise);
        float[] state = [0, 0, 0, 0];
        return [.. Enumerable.Range(0, Steps).Select(step =>
        {
            float[] from = state;
            float force = 10 * ((2 * push[step]) - 1);
            state =
            [
                from[0] + (0.04f * from[2]) + (0.01f * noise[3 * step]),
                (0.8f * from[1]) + (0.3f * force) + (0.05f * noise[(3 * step) + 1]),
                (0.9f * from[2]) + (0.1f * force) + (0.05f * noise[(3 * step) + 2]),
                force,
            ];
            return LinearSystem.Transition(0, from, force, state) with
            {
                Id = new TransitionId(robotId, epoch, (ulong)((episode * Steps) + step)),
                Episode = episode,
                Step = step,
                Reward = 1,
                Flags = step == Steps - 1 ? TransitionFlags.Truncated : TransitionFlags.Exploring,
            };
        })];
    }
}
