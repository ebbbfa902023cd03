using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>What a command of this program writes.</summary>
/// <param name="Benchmark">The benchmark's name.</param>
/// <param name="Measures">What it measures.</param>
/// <param name="Surroundings">Where and when.</param>
/// <param name="Settings">With what.</param>
/// <param name="Figures">What was measured.</param>
/// <param name="Goals">What is demanded of it.</param>
/// <param name="Notes">What a reader must know beside the numbers.</param>
public sealed record BenchmarkReport(
    string Benchmark,
    string Measures,
    Surroundings Surroundings,
    IReadOnlyList<Setting> Settings,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Goal> Goals,
    IReadOnlyList<string> Notes)
{
    /// <summary>Gets or sets what a machine asks by name, at the top of the JSON; whoever reads a report needs to set it.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Answers { get; set; } = [];
}
