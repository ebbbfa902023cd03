using System;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>Builds the planner that a robot's description asks for.</summary>
public static class PlannerFactory
{
    /// <summary>The most candidates that a planner has evaluated at once: what its engine must be built for.</summary>
    /// <param name="planner">The planner's description.</param>
    /// <returns>The candidates; shifted elites come on top of the population.</returns>
    public static int MaximumCandidates(PlannerDescription planner)
    {
        ArgumentNullException.ThrowIfNull(planner);
        return planner.Kind == PlannerKind.Cem ? CemPlanner.CandidatesOf(planner) : planner.Population;
    }

    /// <summary>Builds a planner; all memory is taken here.</summary>
    /// <param name="robot">A valid robot: its actions and planner.</param>
    /// <param name="engine">What rates candidates; it stays the caller's.</param>
    /// <param name="seed">With a decision's tick, the seed of everything random.</param>
    /// <param name="clock">What deadlines are measured with.</param>
    /// <returns>The planner, ready for an episode.</returns>
    /// <exception cref="ArgumentException">The engine is for fewer candidates than <see cref="MaximumCandidates"/>.</exception>
    public static IPlanner Create(RobotDescription robot, IRolloutEngine engine, ulong seed, ILoopClock clock)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(clock);
        PlannerSetup setup = new(robot, engine, seed, clock);
        return robot.Planner.Kind switch
        {
            PlannerKind.Cem => new CemPlanner(setup),
            PlannerKind.RandomShooting => new RandomShootingPlanner(setup),
            PlannerKind.Pddm => new PddmPlanner(setup),
            _ => throw new ArgumentOutOfRangeException(
                nameof(robot), robot.Planner.Kind, "planner.kind: allowed: cem, randomShooting, pddm"),
        };
    }
}
