using System.Text.Json.Serialization;

namespace MbRlRobot.Installation;

/// <summary>Strict JSON: what was written by another version or by hand is refused, not guessed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true,
    MaxDepth = 8,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(InstallationRecord))]
internal sealed partial class InstallationJsonContext : JsonSerializerContext;
