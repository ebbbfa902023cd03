using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>Tries planners on robots, as many at a time as there are threads; each decides in one thread.</summary>
/// <param name="seeds">The episodes of each.</param>
/// <param name="threads">The threads; they do not change the results.</param>
/// <param name="progress">Is told each planner that is done.</param>
internal sealed class EfficiencyRun(int seeds, int threads, IProgress<string> progress)
{
    private readonly Lock _telling = new();
    private int _done;

    /// <summary>Tries them all.</summary>
    /// <param name="robots">The robots.</param>
    /// <param name="budgets">Numbers of candidates a decision, rising.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The curves of each robot.</returns>
    public IReadOnlyList<EfficiencyCurves> Curves(
        IReadOnlyList<PlannedRobot> robots, IReadOnlyList<int> budgets, CancellationToken cancellation)
    {
        Work[] all = [.. robots.SelectMany(robot => EfficiencyCurves.Orders(robot, budgets).Select(order => new Work(robot, order)))];
        EfficiencyPoint[] points = Carry(all, cancellation);
        int each = all.Length / robots.Count;
        return [.. robots.Select((robot, index) => EfficiencyCurves.Of(robot, points[(index * each)..((index + 1) * each)]))];
    }

    private EfficiencyPoint[] Carry(Work[] all, CancellationToken cancellation)
    {
        EfficiencyPoint[] points = new EfficiencyPoint[all.Length];
        int[] longestFirst = [.. Enumerable.Range(0, all.Length).OrderByDescending(index => all[index].Order.Budget ?? 0)];
        int begun = 0;
        try
        {
            Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, _ =>
            {
                int index = longestFirst[Interlocked.Increment(ref begun) - 1];
                points[index] = all[index].Order.Carry(all[index].Robot, seeds, cancellation);
                Tell(all[index].Robot, points[index], all.Length);
            });
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }

        return points;
    }

    private void Tell(PlannedRobot robot, EfficiencyPoint point, int of)
    {
        lock (_telling)
        {
            _done++;
            progress.Report($"{_done} of {of}: {robot.Type}, {point.Order.Name}: {EfficiencyPage.Spread(point)}");
        }
    }

    private readonly record struct Work(PlannedRobot Robot, EfficiencyOrder Order);
}
