using System.Text.Json.Serialization;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording.Segments;

/// <summary>The source-generated JSON contract of <c>acknowledged.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(HighWaterMark[]))]
internal sealed partial class SegmentJsonContext : JsonSerializerContext;
