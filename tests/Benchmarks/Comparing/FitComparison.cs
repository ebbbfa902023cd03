using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>An epoch of all members: torch with a process for each core and the members split among them, and ours.</summary>
/// <param name="torch">The peer.</param>
/// <param name="config">S, M or L.</param>
/// <param name="cores">The machine's cores.</param>
internal sealed class FitComparison(TorchPeer torch, string config, int cores) : IComparison
{
    private const string Split = "torch, members split";
    private const string Ours = "ours, all cores";
    private const string Seconds = "4";

    /// <inheritdoc/>
    public string Name => $"fit {config}";

    /// <inheritdoc/>
    public IReadOnlyList<Contender> Contenders => [new(Split, SplitAsync), new(Ours, OwnAsync)];

    /// <summary>Shares out members as evenly as they can be.</summary>
    /// <param name="members">How many.</param>
    /// <param name="processes">Among how many.</param>
    /// <returns>The members of each; none has none.</returns>
    public static IReadOnlyList<int> Share(int members, int processes) =>
        [.. Enumerable.Range(0, processes).Select(process => (members + process) / processes).Where(count => count > 0)];

    /// <inheritdoc/>
    public void Judge(IReadOnlyDictionary<string, double> medians, Findings findings) => findings.Ratio(
        $"fitTorch{config}", $"{Name}: torch, members split / ours", medians[Split] / medians[Ours], WantedRatios.Of(config).Fit);

    /// <summary>An epoch is over when the slowest process has done it.</summary>
    private async Task<double> SplitAsync(CancellationToken cancellation)
    {
        IEnumerable<Task<TorchTimes>> processes = Share(Workload.Of(config).TrainedMembers, cores).Select(members => torch.RunAsync(
            1,
            ["--config", config, "--train", "--train-ens", Text(members), "--reps", TorchPeer.ManyRepetitions, "--max-seconds", Seconds],
            cancellation));
        return (await Task.WhenAll(processes)).Max(times => times.MedianMilliseconds);
    }

    private Task<double> OwnAsync(CancellationToken cancellation) => OwnCommand.RunAsync(
        ["fit", "--config", config, "--threads", Text(cores), "--seconds", Seconds], "msPerEpoch", cancellation);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
