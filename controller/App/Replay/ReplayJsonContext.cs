using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;
using MbRlRobot.Configuration;
using MbRlRobot.Recording;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>The source-generated JSON contract of <c>replay --json</c>; numbers that are not finite are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(FiniteNumberConverter), typeof(CamelCaseEnumConverter<EpisodeEnd>)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReplayReport))]
public sealed partial class ReplayJsonContext : JsonSerializerContext;
