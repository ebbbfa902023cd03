using System;
using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>A published planner that can be had for any number of candidates a decision.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Within">
/// Describes it: of the robot's own planner it keeps horizon, particles and what else all planners share, and evaluates at most as many
/// candidates in a decision as the number says.
/// </param>
internal sealed record BudgetedPlanner(string Name, Func<PlannerDescription, int, PlannerDescription> Within)
{
    /// <summary>The fewest candidates that all of them can do with.</summary>
    public const int Fewest = 25;

    private const int PetsIterations = 5;
    private const int PetsElites = 10;
    private const int IcemElites = 10;
    private const int CandidatesOfAnElite = 4;

    /// <summary>All of them, the simplest first.</summary>
    public static IReadOnlyList<BudgetedPlanner> All { get; } =
    [
        new("random shooting", (own, candidates) => Shared(own) with { Kind = PlannerKind.RandomShooting, Population = candidates }),
        new("PDDM", Pddm),
        new("CEM", Pets),
        new("iCEM", Icem),
    ];

    private static PlannerDescription Shared(PlannerDescription own) => new(
        Horizon: own.Horizon,
        Particles: own.Particles,
        Propagation: own.Propagation,
        Risk: own.Risk,
        ReplanEverySteps: own.ReplanEverySteps,
        DelaySteps: own.DelaySteps);

    /// <summary>Nagabandi et al. 2019: one iteration.</summary>
    private static PlannerDescription Pddm(PlannerDescription own, int candidates) => Shared(own) with
    {
        Kind = PlannerKind.Pddm,
        Population = candidates,
        Iterations = 1,
        InitialStd = 0.9,
        RewardWeight = 10,
        Smoothing = 0.7,
    };

    /// <summary>Chua et al. 2018: five iterations of 400 candidates, of which one in ten is an elite.</summary>
    private static PlannerDescription Pets(PlannerDescription own, int candidates) => Shared(own) with
    {
        Population = candidates / PetsIterations,
        Elites = Math.Max(2, candidates / PetsIterations / PetsElites),
        Iterations = PetsIterations,
        PopulationDecay = 1,
        NoiseBeta = 0,
        KeepElites = false,
        ShiftElites = false,
        AddMean = false,
        Pad = WarmStartPad.Zero,
        Return = PlanReturn.Mean,
    };

    /// <summary>Pinneri et al. 2020: three iterations, each of fewer candidates, and ten elites, but no more than one in four.</summary>
    private static PlannerDescription Icem(PlannerDescription own, int candidates)
    {
        PlannerDescription icem = Shared(own);
        int population = 1;
        while (IcemCandidates(icem, population + 1) <= candidates)
        {
            population++;
        }

        return icem with { Population = population, Elites = Math.Clamp(population / CandidatesOfAnElite, 2, IcemElites) };
    }

    /// <summary>The candidates of all iterations, and the elites that come over from the decision before.</summary>
    private static int IcemCandidates(PlannerDescription icem, int population)
    {
        int sum = (int)(icem.EliteReuse * IcemElites);
        for (int iteration = 0; iteration < icem.Iterations; iteration++)
        {
            sum += population;
            population = (int)(population / icem.PopulationDecay);
        }

        return sum;
    }
}
