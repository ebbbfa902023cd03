using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Exploration;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Exploration;

public sealed class ExplorerTests
{
    private const int Steps = 400;

    public static TheoryData<ExplorationKind> Kinds => [.. Enum.GetValues<ExplorationKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stays_within_amplitude_and_limits_and_uses_them(ExplorationKind kind)
    {
        float[][] actions = Run(new ExplorationDescription(kind, Amplitude: 0.5), seed: 1);
        Assert.All(actions, action => Assert.InRange(action[0], 0.5f, 2.5f));
        Assert.True(actions.Max(action => action[0]) > 2.2, "never near the top");
        Assert.True(actions.Min(action => action[0]) < 0.8, "never near the bottom");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Never_rounds_past_a_limit(ExplorationKind kind)
    {
        // the middle and the reach of -0.1 and 0.7 are no float32 numbers
        ActionDescription odd = new("odd", new Interval(-0.1, 0.7));
        for (ulong seed = 0; seed < 20; seed++)
        {
            float[][] actions = Run(new ExplorationDescription(kind, Beta: kind == ExplorationKind.Coloured ? 8 : null), seed, odd);
            Assert.All(actions, action => Assert.InRange(action[0], -0.1f, 0.7f));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Repeats_itself_by_the_seed_alone(ExplorationKind kind)
    {
        ExplorationDescription exploration = new(kind);
        Explorer explorer = new(Robot(exploration));
        float[][] first = Act(explorer, 1, 2);
        Assert.NotEqual(first, Act(explorer, 2, 2));
        Assert.Equal(first, Act(explorer, 1, 2));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moves_actions_independently(ExplorationKind kind)
    {
        float[][] actions = Run(new ExplorationDescription(kind), seed: 4);
        double correlation = actions.Average(action => (action[0] - 1.5) / 2 * action[1] / 4);
        Assert.NotEqual(actions.Select(action => (action[0] - 1.5f) / 2), actions.Select(action => action[1] / 4));

        // two chirps differ in their phase alone
        Assert.True(kind == ExplorationKind.Chirp || Math.Abs(correlation) < 0.15, $"correlation {correlation}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Allocates_nothing(ExplorationKind kind)
    {
        Explorer explorer = new(Robot(new ExplorationDescription(kind)));
        float[] action = new float[2];
        explorer.Start(1);
        explorer.Act(0, action);
        using (AllocationGuard.Expect(0))
        {
            explorer.Start(2);
            explorer.Act(0, action);
            explorer.Act(1, action);
        }
    }

    internal static float[][] Run(ExplorationDescription exploration, ulong seed, params ActionDescription[] actions)
    {
        RobotDescription robot = Robot(exploration, actions);
        return Act(new Explorer(robot), seed, robot.Action.Count);
    }

    /// <summary>Two actions, from -0.5 to 3.5 and from -4 to 4; 400 steps of 40 ms.</summary>
    private static RobotDescription Robot(ExplorationDescription exploration, params ActionDescription[] actions)
    {
        RobotDescription robot = SampleRobot.Read();
        return robot with
        {
            Exploration = exploration,
            Action = actions.Length > 0 ? actions : [new("a", new Interval(-0.5, 3.5)), new("b", new Interval(-4, 4))],
            Task = robot.Task with { EpisodeSteps = Steps },
        };
    }

    private static float[][] Act(Explorer explorer, ulong seed, int count)
    {
        List<float[]> actions = [];
        explorer.Start(seed);
        for (int step = 0; step < Steps; step++)
        {
            float[] action = new float[count];
            explorer.Act(step, action);
            actions.Add(action);
        }

        return [.. actions];
    }
}
