using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Boards;

/// <summary>The source-generated JSON contracts of parts' settings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OrderedDictionary<string, JsonElement>))]
[JsonSerializable(typeof(As5600Settings))]
[JsonSerializable(typeof(Ls7366RSettings))]
[JsonSerializable(typeof(Mcp3008Settings))]
[JsonSerializable(typeof(Ina219Settings))]
[JsonSerializable(typeof(ContactSettings))]
[JsonSerializable(typeof(EnableLineSettings))]
[JsonSerializable(typeof(HBridgeSettings))]
[JsonSerializable(typeof(RcServoSettings))]
internal sealed partial class PartJsonContext : JsonSerializerContext;
