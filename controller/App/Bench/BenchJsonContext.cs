using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;
using MbRlRobot.Configuration;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>The source-generated JSON contract of <c>bench --json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters =
    [
        typeof(FiniteNumberConverter),
        typeof(CamelCaseEnumConverter<HealthLevel>),
        typeof(CamelCaseEnumConverter<HealthCause>),
    ],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(LoopBenchReport))]
public sealed partial class BenchJsonContext : JsonSerializerContext;
