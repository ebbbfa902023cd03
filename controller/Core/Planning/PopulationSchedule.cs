using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>How many candidates and elites the iterations of a decision have (iCEM's decay: 40, 32, 25 with ten elites).</summary>
internal sealed class PopulationSchedule
{
    private readonly int[] _populations;

    public PopulationSchedule(PlannerDescription planner)
    {
        Elites = Math.Max(2, Math.Min(planner.Elites, planner.Population / 2));

        // 0.29 * 100 is 28.999999999999996 in double precision, and 29 in every reader's head
        Reused = (int)Math.Floor((planner.EliteReuse * Elites) + 1e-9);
        _populations = new int[planner.Iterations];
        _populations[0] = planner.Population;
        for (int iteration = 1; iteration < _populations.Length; iteration++)
        {
            int before = _populations[iteration - 1];
            int decayed = (int)Math.Floor(before / planner.PopulationDecay);
            _populations[iteration] = Math.Min(before, Math.Max(2 * Elites, decayed));
        }
    }

    /// <summary>How many iterations there are.</summary>
    public int Iterations => _populations.Length;

    /// <summary>K: at most half of the first population, at least 2.</summary>
    public int Elites { get; }

    /// <summary>The elites carried on: the share of K, rounded down.</summary>
    public int Reused { get; }

    /// <summary>N of an iteration.</summary>
    public int PopulationOf(int iteration) => _populations[iteration];
}
