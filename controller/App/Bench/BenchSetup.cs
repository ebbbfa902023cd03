using System.Collections.Generic;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>What is measured.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="Model">The model file.</param>
/// <param name="Members">The model's members.</param>
/// <param name="EngineOptions">What only the engine knows.</param>
/// <param name="Threads">The threads of an engine.</param>
/// <param name="Decisions">How many decisions to time of each engine.</param>
/// <param name="Seed">Fixes everything random.</param>
internal sealed record BenchSetup(
    RobotDescription Robot,
    byte[] Model,
    int Members,
    IReadOnlyDictionary<string, string> EngineOptions,
    int Threads,
    int Decisions,
    ulong Seed)
{
    /// <summary>The largest population that is tried.</summary>
    public const int MostPopulation = 65_536;

    /// <summary>The share of the control period that planning may take; the rest is for everything else a tick does.</summary>
    public const double PeriodShare = 0.5;

    /// <summary>What planning may take, in milliseconds.</summary>
    public double BudgetMilliseconds => Robot.ControlPeriod * 1e3 * PeriodShare;

    /// <summary>
    /// The networks evaluated for one candidate: each step of each of its particles takes one, and the mean propagation
    /// all members'.
    /// </summary>
    public long EvaluationsPerCandidate => Robot.Planner.Horizon
        * (long)(Robot.Planner.Propagation == Propagation.Mean ? Members : Robot.Planner.Particles);

    /// <summary>An engine at work, at a population of one's choice.</summary>
    /// <param name="factory">Makes the engine.</param>
    /// <param name="population">The population.</param>
    /// <returns>The subject, cold.</returns>
    public BenchSubject Subject(RolloutEngineFactory factory, int population)
    {
        RobotDescription robot = Robot with { Planner = Robot.Planner with { Population = population } };
        RolloutSetup setup = new(
            robot, Model, PlannerFactory.MaximumCandidates(robot.Planner), Threads, EngineOptions);
        return new BenchSubject(setup, factory, Seed);
    }
}
