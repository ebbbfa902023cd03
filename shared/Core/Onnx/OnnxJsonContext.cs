using System.Collections.Generic;
using System.Text.Json.Serialization;
using MbRlRobot.Models;
using MbRlRobot.Robots;

namespace MbRlRobot.Onnx;

/// <summary>The JSON inside a model file's metadata: one line each, and nothing that is not known.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 8,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<StateDescription>))]
[JsonSerializable(typeof(IReadOnlyList<ActionDescription>))]
[JsonSerializable(typeof(ModelArchitecture))]
internal sealed partial class OnnxJsonContext : JsonSerializerContext;
