using System.Text.Json.Serialization;
using MbRlRobot.CommandLine;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>JSON of <c>serve</c>, each value on one line; numbers that are not finite are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(FiniteNumberConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ServeEvent))]
[JsonSerializable(typeof(ServeState))]
internal sealed partial class ServeJsonContext : JsonSerializerContext;
