using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Simulation.Faults;

/// <summary>The source-generated JSON contract of a schedule of faults.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FaultSchedule))]
public sealed partial class FaultJsonContext : JsonSerializerContext;
