using System.Text.Json.Serialization;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>The source-generated JSON contract of all payloads: strict, without white space.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 6,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(RobotBirth))]
[JsonSerializable(typeof(RobotStatus))]
[JsonSerializable(typeof(RobotTelemetry))]
[JsonSerializable(typeof(RobotCommand))]
[JsonSerializable(typeof(RobotCommandResult))]
[JsonSerializable(typeof(ModelRequest))]
[JsonSerializable(typeof(ModelResult))]
[JsonSerializable(typeof(TrainerState))]
internal sealed partial class PayloadJsonContext : JsonSerializerContext;
