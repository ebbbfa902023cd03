using System;
using System.Globalization;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Fits;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Rows;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>A child that fits once and says what memory it took: a process has but one peak.</summary>
internal static class FittingChild
{
    /// <summary>The child's word.</summary>
    public const string Word = "fit";

    /// <summary>Fits one epoch of S and writes the most memory that was resident, MB.</summary>
    /// <param name="arguments">How many rows to make, how many of them to hold, and on how many threads to fit on them; 0 fits nothing.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static void Work(string[] arguments, CancellationToken cancellation)
    {
        int[] numbers = Array.ConvertAll(arguments, text => int.Parse(text, CultureInfo.InvariantCulture));
        Workload work = Workload.Of("S");
        TransitionTable rows = Rows(work, numbers[0], numbers[1]);
        if (numbers[2] > 0)
        {
            _ = WholeFit.Seconds(work, rows, FitGrowth.EpochSteps(work, rows.Count), numbers[2], cancellation);
        }

        GC.KeepAlive(rows);
        Console.Out.WriteLine(ProcessUsage.Of(Environment.ProcessId).PeakMegabytes.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>As many are made whatever is kept, so that the garbage of making them is the same.</summary>
    private static TransitionTable Rows(Workload work, int made, int kept)
    {
        TransitionSchema schema = RobotSchema.Of(work.Robot);
        SimulatedRows source = new(schema, "benchmark", epoch: 1, work.Robot.ControlPeriod);
        TransitionTable table = new(schema);
        for (int row = 0; row < made; row++)
        {
            Transition transition = source.Take();
            if (row < kept)
            {
                table.Append(transition);
            }
        }

        table.TrimExcess();
        return table;
    }
}
