using System;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Planning;

/// <summary>Planners for robots that have nothing but actions.</summary>
internal static class PlannerRobots
{
    /// <summary>A small CEM with every option of iCEM on.</summary>
    public static readonly PlannerDescription Icem = new(Horizon: 8);

    public static readonly PlannerDescription RandomShooting = new(Kind: PlannerKind.RandomShooting, Horizon: 8, Population: 200);

    public static readonly PlannerDescription Pddm = new(Kind: PlannerKind.Pddm, Horizon: 8, Population: 100, Iterations: 2);

    private static readonly ActionDescription[] TwoActions =
        [new("left", new Interval(-1, 3)), new("right", new Interval(-0.5, 0.5))];

    /// <summary>Two actions, the first with limits that are not symmetric, no slew.</summary>
    public static RobotDescription Of(PlannerDescription planner, params ActionDescription[] actions) =>
        SampleRobot.Read() with { Planner = planner, Action = actions.Length == 0 ? TwoActions : actions };

    public static PlannerDescription Small(PlannerKind kind) => kind switch
    {
        PlannerKind.Cem => Icem,
        PlannerKind.RandomShooting => RandomShooting,
        _ => Pddm,
    };

    public static IPlanner Create(PlannerDescription planner, IRolloutEngine engine, ulong seed = 1, ILoopClock? clock = null) =>
        PlannerFactory.Create(Of(planner), engine, seed, clock ?? new VirtualLoopClock());

    /// <summary>Rows for a theory: every kind of planner with every value.</summary>
    public static TheoryData<PlannerKind, T> EachKindWith<T>(params T[] values)
    {
        TheoryData<PlannerKind, T> data = [];
        foreach (PlannerKind kind in Enum.GetValues<PlannerKind>())
        {
            foreach (T value in values)
            {
                data.Add(kind, value);
            }
        }

        return data;
    }

    /// <summary>Makes a decision of a robot with two actions.</summary>
    public static PlanResult Decide(
        IPlanner planner, out float[] sequence, ulong tick = 0, int executedSteps = 0, long deadline = long.MaxValue)
    {
        sequence = new float[planner.Horizon * planner.ActionDimension];
        return planner.Plan(new PlanRequest([], new float[planner.ActionDimension], [], 0, tick, executedSteps, deadline), sequence);
    }
}
