using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.Benchmarks.Networks;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>Whole decisions: torch tuned and plain, ours, and ONNX Runtime with no more than the networks.</summary>
/// <param name="torch">The peer.</param>
/// <param name="config">S, M or L.</param>
/// <param name="cores">The machine's cores.</param>
internal sealed class PlanComparison(TorchPeer torch, string config, int cores) : IComparison
{
    private const string Tuned = "torch tuned";
    private const string PlainOne = "torch plain, 1 thread";
    private const string PlainAll = "torch plain, all cores";
    private const string OursAll = "ours, all cores";
    private const string OursOne = "ours, 1 thread";
    private const string Onnx = "ONNX Runtime, networks alone, 1 thread";
    private const string Seconds = "3";

    /// <inheritdoc/>
    public string Name => $"plan {config}";

    /// <inheritdoc/>
    public IReadOnlyList<Contender> Contenders =>
    [
        new(Tuned, Torch("tuned", 1, "--workers", Text(cores))),
        new(PlainOne, Torch("plain", 1)),
        new(PlainAll, Torch("plain", cores)),
        new(OursAll, Own("plan", cores)),
        new(OursOne, Own("plan", 1)),
        .. HasOnnxRuntime ? [new(Onnx, Own("networks", 1))] : Array.Empty<Contender>(),
    ];

    private bool HasOnnxRuntime => OnnxNetworks.IsPresent && WantedRatios.Of(config).OnnxRuntime is not null;

    /// <inheritdoc/>
    public void Judge(IReadOnlyDictionary<string, double> medians, Findings findings)
    {
        WantedRatios wanted = WantedRatios.Of(config);
        double ours = medians[OursAll];
        findings.Ratio($"planTuned{config}", $"{Name}: torch tuned / ours", medians[Tuned] / ours, wanted.Tuned);
        double plain = Math.Min(medians[PlainOne], medians[PlainAll]);
        findings.Ratio($"planPlain{config}", $"{Name}: torch plain / ours", plain / ours, wanted.Plain);
        findings.Ratio($"planCores{config}", $"{Name}: 1 thread / all cores", medians[OursOne] / ours, WantedRatios.SecondThread);
        if (wanted.OnnxRuntime is { } least && medians.TryGetValue(Onnx, out double networks))
        {
            findings.Ratio($"planOnnxRuntime{config}", $"{Name}: ONNX Runtime's networks / all of ours, 1 thread", networks / medians[OursOne], least);
        }
        else if (wanted.OnnxRuntime is not null)
        {
            findings.Note($"{Name}: ONNX Runtime is not compared with: this program was built without {OnnxNetworks.Version}.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Func<CancellationToken, Task<double>> Torch(string implementation, int threads, params string[] options) =>
        async cancellation => (await torch.RunAsync(
            threads,
            ["--config", config, "--impl", implementation, "--reps", TorchPeer.ManyRepetitions, "--max-seconds", Seconds, .. options],
            cancellation)).MedianMilliseconds;

    private Func<CancellationToken, Task<double>> Own(string command, int threads) =>
        cancellation => OwnCommand.RunAsync(
            [command, "--config", config, "--threads", Text(threads), "--seconds", Seconds], "medianMs", cancellation);
}
