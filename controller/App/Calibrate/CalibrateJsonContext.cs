using System.Text.Json.Serialization;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>The source-generated JSON contract of <c>calibrate --json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CalibrateReport))]
internal sealed partial class CalibrateJsonContext : JsonSerializerContext;
