using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;
using MbRlRobot.Configuration;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Control;

/// <summary>JSON of the status.</summary>
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
[JsonSerializable(typeof(StatusReport))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
