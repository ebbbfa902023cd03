using System;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The planner: its budget, its distribution, and how its particles meet the model's members.</summary>
internal static class PlannerRules
{
    private const string Path = "$.planner";

    public static void Check(RobotDescription robot, ProblemList problems)
    {
        CheckBudget(robot.Planner, problems);
        CheckDistribution(robot.Planner, problems);
        CheckPddm(robot.Planner, problems);
        problems.Require(
            robot.Planner.Propagation == Propagation.Mean || robot.Model.Active < 1 || robot.Planner.Particles % robot.Model.Active == 0,
            $"{Path}.particles",
            ProblemList.Text(robot.Planner.Particles),
            $"a multiple of the {robot.Model.Active} active members");
    }

    private static void CheckBudget(PlannerDescription planner, ProblemList problems)
    {
        problems.Range($"{Path}.horizon", planner.Horizon, 1, 1000, "control periods");
        problems.Range($"{Path}.population", planner.Population, 2, 1_000_000, "candidates");
        problems.Range($"{Path}.elites", planner.Elites, 1, Math.Max(1, planner.Population), "candidates, at most the population");
        problems.Range($"{Path}.iterations", planner.Iterations, 1, 1000);
        problems.Range($"{Path}.particles", planner.Particles, 1, 10_000);
        problems.Range($"{Path}.replanEverySteps", planner.ReplanEverySteps, 1, Math.Max(1, planner.Horizon), "control periods, at most the horizon");
        if (planner.DelaySteps is { } delay)
        {
            problems.Range($"{Path}.delaySteps", delay, 0, Math.Clamp(planner.Horizon - 1, 0, 100), "control periods, less than the horizon");
        }
    }

    private static void CheckDistribution(PlannerDescription planner, ProblemList problems)
    {
        problems.Range($"{Path}.populationDecay", planner.PopulationDecay, 1, 100);
        problems.Require(
            planner.Momentum is >= 0 and < 1, $"{Path}.momentum", ProblemList.Text(planner.Momentum), "a share from 0 to below 1");
        problems.Require(
            planner.InitialStd is > 0 and <= 10, $"{Path}.initialStd", ProblemList.Text(planner.InitialStd), "a fraction of half the action range, above 0 to 10");
        problems.Range($"{Path}.noiseBeta", planner.NoiseBeta, 0, 10);
        problems.Range($"{Path}.eliteReuse", planner.EliteReuse, 0, 1);
        problems.Range($"{Path}.risk", planner.Risk, -100, 100);
    }

    private static void CheckPddm(PlannerDescription planner, ProblemList problems)
    {
        bool isPddm = planner.Kind == PlannerKind.Pddm;
        if (planner.RewardWeight is { } weight)
        {
            problems.Require(
                isPddm && weight is > 0 and <= 1e6, $"{Path}.rewardWeight", ProblemList.Text(weight), "for pddm a number above 0 to 1000000, else nothing");
        }

        if (planner.Smoothing is { } smoothing)
        {
            problems.Require(
                isPddm && smoothing is > 0 and <= 1, $"{Path}.smoothing", ProblemList.Text(smoothing), "for pddm a share above 0 to 1, else nothing");
        }
    }
}
