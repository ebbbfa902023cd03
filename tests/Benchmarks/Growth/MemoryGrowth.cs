using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>
/// How much memory more transitions take, in processes that hold them in a table and fit one epoch: all that is resident counts, the table,
/// rows prepared beside it, who draws which of them. Held against what their float32 numbers take: two states and an action of each.
/// </summary>
internal static class MemoryGrowth
{
    private const double Allowed = 2;
    private const double BytesPerMegabyte = 1e6;

    /// <summary>Measures.</summary>
    /// <param name="findings">Takes what was found.</param>
    /// <param name="threads">Threads of the fitter.</param>
    /// <param name="most">The most transitions.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task RunAsync(Findings findings, int threads, int most, CancellationToken cancellation)
    {
        double few = await PeakAsync(most, FitGrowth.Least, threads, cancellation);
        double many = await PeakAsync(most, most, threads, cancellation);
        double held = await PeakAsync(most, most, threads: 0, cancellation);
        double numbers = FloatBytes(Workload.Of("S"), most - FitGrowth.Least) / BytesPerMegabyte;
        findings.Add($"a process that fits {FitGrowth.Least} transitions", "resident at most", few, "MB");
        findings.Add($"a process that fits {most} transitions", "resident at most", many, "MB");
        findings.Add($"a process that holds {most} transitions and fits nothing", "resident at most", held, "MB");
        findings.Add("their float32 numbers, without those of the first", "take", numbers, "MB");
        double ofFit = (many - held) * BytesPerMegabyte / FloatBytes(Workload.Of("S"), most);
        findings.Add("what the fit adds to the rows it reads, over their float32 numbers", "resident", ofFit, "times");
        findings.AtMost("resident memory that came to it, over the float32 numbers that did", (many - few) / numbers, Allowed, "times");
        findings.Tell("memoryOfFit", ofFit);
        findings.Tell("memoryGrowth", (many - few) / numbers);
    }

    /// <summary>What the numbers of rows take: state, action and next state.</summary>
    /// <param name="work">Whose rows.</param>
    /// <param name="rows">How many.</param>
    /// <returns>Bytes.</returns>
    public static double FloatBytes(Workload work, int rows) =>
        (double)rows * sizeof(float) * ((2 * work.Robot.State.Count) + work.Robot.Action.Count);

    private static async Task<double> PeakAsync(int made, int kept, int threads, CancellationToken cancellation)
    {
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        string output = await ChildOutput.ReadAsync(
            Dotnet.Start(Dotnet.Host, Dotnet.Self, ChildCommand.Word, FittingChild.Word, Text(made), Text(kept), Text(threads)),
            "a process that fits",
            cancellation);
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
