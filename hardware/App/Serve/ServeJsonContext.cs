using System.Text.Json.Serialization;

namespace MbRlRobot.PlantApp.Serve;

/// <summary>JSON of <c>serve</c>, each value on one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServeEvent))]
[JsonSerializable(typeof(ServeCounts))]
internal sealed partial class ServeJsonContext : JsonSerializerContext;
