using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>Runs the commands of a report, each in a process of its own.</summary>
internal static class StepRunner
{
    /// <summary>Runs one.</summary>
    /// <param name="step">The command.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>What came of it; a failure is an outcome too.</returns>
    public static async Task<StepOutcome> RunAsync(ReportStep step, CancellationToken cancellation)
    {
        try
        {
            List<BenchmarkReport> reports = [];
            for (int time = 0; time < step.Times; time++)
            {
                reports.Add(await OwnCommand.RunAsync(step.Arguments, cancellation));
            }

            return new StepOutcome(step, reports.MinBy(Slowest), null);
        }
        catch (IOException fault)
        {
            return new StepOutcome(step, null, fault.Message);
        }
    }

    private static double Slowest(BenchmarkReport report) =>
        report.Answers.TryGetValue("p99Ms", out JsonElement answer) && answer.ValueKind == JsonValueKind.Number ? answer.GetDouble() : 0;
}
