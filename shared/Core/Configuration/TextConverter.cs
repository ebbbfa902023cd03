using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Configuration;

/// <summary>Reads and writes a value that stands in JSON as a text of a small language of its own.</summary>
/// <typeparam name="T">The value; its <see cref="object.ToString"/> gives the text.</typeparam>
/// <param name="allowed">What the text may be, in words.</param>
public abstract class TextConverter<T>(string allowed) : JsonConverter<T>, IAllowedValues
    where T : struct
{
    /// <inheritdoc />
    public string Allowed => allowed;

    /// <summary>Reads the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, where the text is one.</param>
    /// <returns>Whether it is.</returns>
    protected abstract bool TryParse(string? text, out T value);

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out T value)
            ? value
            : throw new JsonException("Allowed: " + Allowed);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
