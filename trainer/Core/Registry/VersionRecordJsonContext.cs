using System.Text.Json.Serialization;

namespace MbRlRobot.Registry;

/// <summary>The source-generated JSON contract of <c>record.json</c>: strict.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n",
    MaxDepth = 6,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(VersionRecord))]
internal sealed partial class VersionRecordJsonContext : JsonSerializerContext;
