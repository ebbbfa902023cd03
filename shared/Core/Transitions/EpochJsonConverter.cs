using System;
using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Transitions;

/// <summary>
/// Epochs in JSON are texts of 16 lower-case hexadecimal digits: many JSON readers keep numbers as doubles, which would
/// round a random 64-bit number.
/// </summary>
public sealed class EpochJsonConverter : JsonConverter<ulong>
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <inheritdoc/>
    public override ulong Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text is { Length: 16 } && !text.AsSpan().ContainsAnyExcept(Digits)
            ? ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw new JsonException("an epoch is a text of 16 lower-case hexadecimal digits");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ulong value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString("x16", CultureInfo.InvariantCulture));
    }
}
