using System.IO;
using MbRlRobot.Reports;

namespace MbRlRobot.Lab.Learning;

/// <summary>Whether a run can go on from an earlier one's folder.</summary>
internal static class RunResume
{
    /// <summary>Checks an earlier report.</summary>
    /// <param name="report">The earlier report.</param>
    /// <param name="options">The run that is to go on.</param>
    /// <returns>The same report.</returns>
    /// <exception cref="InvalidDataException">It is of another robot, seed or kind; the message says what and what to do.</exception>
    public static RunReport Checked(RunReport report, RunOptions options)
    {
        Expect("robot", report.Robot, options.Robot.Type);
        Expect("io", report.Io, options.Io);
        Expect("seed", $"{report.Seed}", $"{options.Seed}");
        Expect("oracle", $"{report.Oracle}", $"{options.IsOracle}");
        return report;

        void Expect(string field, string was, string asked)
        {
            if (was != asked)
            {
                throw new InvalidDataException(
                    $"{options.Output}: the run to resume has {field} {was}, not {asked}. Resume it as it was, or start another with --out.");
            }
        }
    }
}
