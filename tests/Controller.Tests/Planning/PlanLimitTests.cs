using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Loop;
using MbRlRobot.Numerics;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

public sealed class PlanLimitTests
{
    public static TheoryData<PlannerKind, ulong> Cases => PlannerRobots.EachKindWith<ulong>([1, 2, 3, 4, 5, 6]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draws_within_the_limits_and_plans_within_limits_and_slew(PlannerKind kind, ulong seed)
    {
        float[] random = new float[8];
        new Philox(seed).FillUniform(0, random);
        ActionDescription[] actions =
        [
            new("a", new Interval(-10 * random[0], random[1]), Slew: 20 * random[2]),
            new("b", new Interval(3, 3 + random[3]), Slew: seed % 2 == 0 ? null : 1),
        ];
        float[] previous = [(random[4] * random[1]) - (10 * random[0] * (1 - random[4])), 3 + (random[3] * random[5])];

        // whatever is worth most lies outside
        ScriptedEngine engine = new(sequence => sequence.Select((action, at) => (at % 3) - 1 + action * (at % 5 - 2)).Sum());
        RobotDescription robot = PlannerRobots.Of(PlannerRobots.Small(kind) with { InitialStd = 2 }, actions);
        float[] sequence = new float[16];
        PlannerFactory.Create(robot, engine, seed, new VirtualLoopClock()).Plan(new PlanRequest([], previous, [], 0, 0, 0), sequence);

        AssertWithin(engine.Batches.SelectMany(batch => batch).SelectMany(candidate => candidate.Chunk(2)), actions);
        AssertWithin(sequence.Chunk(2), actions);
        ActionLimiter gate = new(actions, robot.ControlPeriod);
        for (int at = 0; at < sequence.Length; at++)
        {
            float before = at < 2 ? previous[at] : sequence[at - 2];
            Assert.Equal(sequence[at], gate.Limit(at % 2, sequence[at], before));
        }
    }

    [Fact]
    public void Slews_from_the_action_applied_last()
    {
        ActionDescription slow = new("slow", new Interval(-1, 1), Slew: 5);
        ScriptedEngine engine = new(sequence => sequence.Sum());
        IPlanner planner = PlannerFactory.Create(PlannerRobots.Of(PlannerRobots.RandomShooting, slow), engine, 1, new VirtualLoopClock());
        float[] sequence = new float[8];
        planner.Plan(new PlanRequest([], [-1], [], 0, 0, 0), sequence);
        float[] best = engine.Batches[0].MaxBy(candidate => candidate.Sum())!;
        Assert.Equal(Math.Min(-0.8f, best[0]), sequence[0], 1e-6);
        Assert.All(sequence.Zip(sequence.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, -0.2001, 0.2001));
    }

    private static void AssertWithin(IEnumerable<float[]> steps, ActionDescription[] actions)
    {
        foreach (float[] step in steps)
        {
            Assert.InRange(step[0], (float)actions[0].Limits.Low, (float)actions[0].Limits.High);
            Assert.InRange(step[1], (float)actions[1].Limits.Low, (float)actions[1].Limits.High);
        }
    }
}
