using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Reads and writes a <see cref="StateSource"/> as its text.</summary>
public sealed class StateSourceConverter : JsonConverter<StateSource>, IAllowedValues
{
    /// <inheritdoc />
    public string Allowed => StateSource.Allowed;

    /// <inheritdoc />
    public override StateSource Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && StateSource.TryParse(reader.GetString(), out StateSource source)
            ? source
            : throw new JsonException("Allowed: " + Allowed);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, StateSource value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
