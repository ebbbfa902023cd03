using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>The source-generated JSON contract of <c>plan --json</c>; numbers that are not finite are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlanReport))]
public sealed partial class PlanJsonContext : JsonSerializerContext;
