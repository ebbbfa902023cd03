using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Rows;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Benchmarks.Fits;

/// <summary>Simulated rows of a workload's robot.</summary>
internal static class FitRows
{
    /// <summary>Makes them.</summary>
    /// <param name="work">The workload.</param>
    /// <param name="count">How many.</param>
    /// <returns>The rows, always the same.</returns>
    public static TransitionTable Of(Workload work, int count)
    {
        TransitionSchema schema = RobotSchema.Of(work.Robot);
        SimulatedRows source = new(schema, "benchmark", epoch: 1, work.Robot.ControlPeriod);
        TransitionTable table = new(schema);
        while (table.Count < count)
        {
            table.Append(source.Take());
        }

        table.TrimExcess();
        return table;
    }
}
