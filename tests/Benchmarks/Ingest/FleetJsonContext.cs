using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>What the robots' process and its parent say to each other, one line each.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(FiniteNumberConverter)], GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FleetReport))]
[JsonSerializable(typeof(FleetOrder))]
internal sealed partial class FleetJsonContext : JsonSerializerContext;
