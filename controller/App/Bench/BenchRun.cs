using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>Measures engines side by side: in rounds, so that a machine that grows slower does so for all of them.</summary>
/// <param name="setup">What is measured.</param>
/// <param name="progress">Told what is done, and which share of it.</param>
internal sealed class BenchRun(BenchSetup setup, Action<string, double> progress)
{
    private const int Rounds = 20;
    private const int AllocationDecisions = 20;
    private const int MostTrialDecisions = 100;
    private const int TrialWarmUp = 30;
    private const int Trials = 3;
    private const double TrialShare = 0.99;

    /// <summary>Measures.</summary>
    /// <param name="engines">The engines, by name.</param>
    /// <returns>A line for each, in their order.</returns>
    public IReadOnlyList<BenchedEngine> Run(IReadOnlyList<(string Name, RolloutEngineFactory Factory)> engines)
    {
        List<BenchSubject> subjects = [];
        try
        {
            foreach ((string name, RolloutEngineFactory factory) in engines)
            {
                progress($"warming up {name}", 0);
                subjects.Add(setup.Subject(factory, setup.Robot.Planner.Population));
                subjects[^1].WarmUp();
            }

            DecisionTimes[] times = Time(subjects);
            double[] bytes = [.. subjects.Select(subject => subject.AllocatedBytes(AllocationDecisions))];
            return [.. engines.Select((engine, index) => Line(
                engine.Name, subjects[index], times[index], bytes[index], LargestPopulation(engine.Name, engine.Factory)))];
        }
        finally
        {
            subjects.ForEach(subject => subject.Dispose());
        }
    }

    private DecisionTimes[] Time(List<BenchSubject> subjects)
    {
        DecisionTimes[] times = [.. subjects.Select(_ => new DecisionTimes(setup.Decisions))];
        int perRound = (setup.Decisions + Rounds - 1) / Rounds;
        for (int done = 0; done < setup.Decisions; done += perRound)
        {
            progress("timing decisions", (double)done / setup.Decisions);
            int count = Math.Min(perRound, setup.Decisions - done);
            for (int index = 0; index < subjects.Count; index++)
            {
                Time(subjects[index], times[index], count);
            }
        }

        return times;
    }

    private static void Time(BenchSubject subject, DecisionTimes times, int count)
    {
        for (int decision = 0; decision < count; decision++)
        {
            times.Add(subject.Decide());
        }
    }

    private BenchedEngine Line(string name, BenchSubject subject, DecisionTimes times, double bytes, int population) => new(
        name,
        times.Percentile(0.5),
        times.Percentile(0.99),
        times.Percentile(0.999),
        times.Percentile(1),
        setup.EvaluationsPerCandidate * subject.Candidates * times.Count / (times.Total / 1e3),
        bytes,
        population,
        population == BenchSetup.MostPopulation);

    private int LargestPopulation(string name, RolloutEngineFactory factory)
    {
        int least = Math.Max(2, setup.Robot.Planner.Elites);
        PopulationSearch search = new(population => Fits(name, factory, population), least, BenchSetup.MostPopulation);
        return search.Find(Math.Clamp(setup.Robot.Planner.Population, least, BenchSetup.MostPopulation));
    }

    /// <summary>
    /// Whether 99 % of some decisions at a population keep to the budget. What else runs on a machine only ever makes it look slower, and
    /// one such moment would end the search far too low: a population gets several trials.
    /// </summary>
    private bool Fits(string name, RolloutEngineFactory factory, int population)
    {
        progress(FormattableString.Invariant($"{name}: trying a population of {population}"), 1);
        using BenchSubject subject = setup.Subject(factory, population);
        for (int decision = 0; decision < TrialWarmUp; decision++)
        {
            subject.Decide();
        }

        bool fits = false;
        for (int trial = 0; trial < Trials && !fits; trial++)
        {
            fits = KeepsToBudget(subject);
        }

        return fits;
    }

    /// <summary>One trial; ends as soon as too many decisions took too long.</summary>
    private bool KeepsToBudget(BenchSubject subject)
    {
        int decisions = Math.Min(setup.Decisions, MostTrialDecisions);
        int allowed = decisions - DecisionTimes.Rank(TrialShare, decisions);
        for (int decision = 0; decision < decisions && allowed >= 0; decision++)
        {
            allowed -= subject.Decide() > setup.BudgetMilliseconds ? 1 : 0;
        }

        return allowed >= 0;
    }
}
