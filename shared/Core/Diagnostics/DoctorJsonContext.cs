using System.Text.Json.Serialization;
using MbRlRobot.Adapters;
using MbRlRobot.Configuration;

namespace MbRlRobot.Diagnostics;

/// <summary>The source-generated JSON contract of <c>doctor --json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(CamelCaseEnumConverter<AdapterState>), typeof(CamelCaseEnumConverter<ProbeState>)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DoctorReport))]
public sealed partial class DoctorJsonContext : JsonSerializerContext;
