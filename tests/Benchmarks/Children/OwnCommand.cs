using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Children;

/// <summary>A command of this program in a process of its own, as anybody would run it.</summary>
internal static class OwnCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The command and its options, without <c>--json</c>.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>Its report.</returns>
    public static async Task<BenchmarkReport> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        string json = await ChildOutput.ReadAsync(
            Dotnet.Start(Dotnet.Host, [Dotnet.Self, .. arguments, "--json"]), string.Join(' ', arguments), cancellation);
        return JsonSerializer.Deserialize(json, BenchmarkJsonContext.Default.BenchmarkReport)
            ?? throw new JsonException($"{arguments[0]} wrote nothing.");
    }

    /// <summary>Runs it and takes one of its answers.</summary>
    /// <param name="arguments">The command and its options, without <c>--json</c>.</param>
    /// <param name="answer">The answer's name at the top of the JSON.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <returns>The number.</returns>
    public static async Task<double> RunAsync(IReadOnlyList<string> arguments, string answer, CancellationToken cancellation)
    {
        BenchmarkReport report = await RunAsync(arguments, cancellation);
        return report.Answers.TryGetValue(answer, out JsonElement element) && element.ValueKind == JsonValueKind.Number
            ? element.GetDouble()
            : throw new InvalidOperationException($"{arguments[0]} does not answer {answer}.");
    }
}
