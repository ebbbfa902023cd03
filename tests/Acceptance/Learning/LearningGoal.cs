using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>How soon a robot is to have learned its task, over several seeds, and that it does not forget it again.</summary>
/// <param name="Return">The raw return that counts as learned.</param>
/// <param name="By">The episode, from 1, by which it is reached,</param>
/// <param name="ByAtLeast">on at least so many seeds.</param>
/// <param name="Floor">What no later episode of a seed that reached it falls below; null: may fall.</param>
/// <param name="AllBy">The episode by which all seeds reach it; null: some never may.</param>
public sealed record LearningGoal(double Return, int By, int ByAtLeast, double? Floor = null, int? AllBy = null)
{
    /// <summary>Checks the runs, and tells each of them.</summary>
    /// <param name="what">What learned.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="criteria">Takes the demands.</param>
    public void Check(string what, IReadOnlyList<Trained> runs, Criteria criteria)
    {
        int[] first = [.. runs.Select(First)];
        for (int run = 0; run < runs.Count; run++)
        {
            string returns = string.Concat(runs[run].Returns.Select(value => $"{value,7:f1}"));
            string reached = first[run] == int.MaxValue ? "never" : $"from episode {first[run]} on";
            criteria.Tell($"{what}, seed {runs[run].Seed,3}:{returns}   {reached}");
        }

        int Count(int by) => first.Count(episode => episode <= by);
        criteria.Tell($"{what}: {Return} by episode 2 on {Count(2)}, 3 on {Count(3)}, 4 on {Count(4)} of {runs.Count}");
        criteria.Check($"{what}: {Return} by episode {By} on {Count(By)} of {runs.Count}, at least {ByAtLeast}", Count(By) >= ByAtLeast);
        if (AllBy is { } last)
        {
            criteria.Check($"{what}: {Return} by episode {last} on {Count(last)}, all {runs.Count}", Count(last) == runs.Count);
        }

        if (Floor is { } floor)
        {
            double lowest = runs.Min(Lowest);
            criteria.Check(FormattableString.Invariant($"{what}: no later episode below {floor}, lowest {lowest:f1}"), lowest >= floor);
        }
    }

    private int First(Trained run)
    {
        int at = run.Returns.ToList().FindIndex(value => value >= Return);
        return at < 0 ? int.MaxValue : at + 1;
    }

    /// <summary>The lowest return after the first that reached the goal; where there is none, no episode fell.</summary>
    private double Lowest(Trained run)
    {
        int first = First(run);
        IEnumerable<double> later = first > run.Returns.Count ? [] : run.Returns.Skip(first);
        return later.Select(value => double.IsNaN(value) ? double.NegativeInfinity : value).DefaultIfEmpty(Return).Min();
    }
}
