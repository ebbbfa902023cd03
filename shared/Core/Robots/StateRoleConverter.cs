using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Reads and writes a <see cref="StateRole"/> as its text.</summary>
public sealed class StateRoleConverter : JsonConverter<StateRole>, IAllowedValues
{
    /// <inheritdoc />
    public string Allowed => StateRole.Allowed;

    /// <inheritdoc />
    public override StateRole Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && StateRole.TryParse(reader.GetString(), out StateRole role)
            ? role
            : throw new JsonException("Allowed: " + Allowed);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, StateRole value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
