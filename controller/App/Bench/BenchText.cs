using System;
using System.Globalization;
using System.IO;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>Tells people what was measured.</summary>
internal static class BenchText
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(BenchReport report, TextWriter output)
    {
        output.WriteLine($"{report.Type}, model version {report.ModelVersion} ({report.Model})");
        output.WriteLine(FormattableString.Invariant(
            $"  planner   {report.Planner}: population {report.Population}, {report.Iterations} iterations, horizon {report.Horizon}, {report.Particles} particles ({report.Propagation}), {report.Members} members"));
        output.WriteLine(FormattableString.Invariant(
            $"  machine   {report.Machine.Processor}, {report.Machine.Cores} cores, {report.Machine.VectorBits}-bit vectors; threads {report.Threads}"));
        output.WriteLine(FormattableString.Invariant(
            $"  measured  {report.Decisions} decisions of each engine, in turns; control period {report.ControlPeriodMilliseconds:0.###} ms"));
        WriteTable(report, output);
        output.WriteLine("An evaluation is one network, once, for one candidate's particle at one step. The largest population");
        output.WriteLine(FormattableString.Invariant(
            $"is that at which 99 % of the decisions take at most {report.BudgetMilliseconds:0.###} ms, half the control period."));
    }

    private static void WriteTable(BenchReport report, TextWriter output)
    {
        TextTable table = new(
            "engine", "p50 (ms)", "p99 (ms)", "p99.9 (ms)", "max (ms)", "million evaluations/s", "bytes/decision", "largest population");
        foreach (BenchedEngine engine in report.Engines)
        {
            table.Add(
                engine.Engine,
                engine.PlanMillisecondsP50,
                engine.PlanMillisecondsP99,
                engine.PlanMillisecondsP999,
                engine.PlanMillisecondsMax,
                engine.EvaluationsPerSecond / 1e6,
                engine.AllocatedBytesPerDecision,
                Population(engine));
        }

        table.Write(output);
    }

    private static string Population(BenchedEngine engine) => engine switch
    {
        { LargestPopulation: 0 } => "none fits",
        { LargestPopulationIsAtLeast: true } => string.Create(CultureInfo.InvariantCulture, $"at least {engine.LargestPopulation}"),
        _ => engine.LargestPopulation.ToString(CultureInfo.InvariantCulture),
    };
}
