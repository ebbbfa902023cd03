using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>The source-generated JSON contract of every report; numbers that are not finite are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BenchmarkReport))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
public sealed partial class BenchmarkJsonContext : JsonSerializerContext;
