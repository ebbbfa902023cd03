using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Configuration;

/// <summary>Reads and writes an enumeration by name under a naming policy; numbers and unknown names are refused.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
/// <param name="policy">How a member's name is spelt in JSON.</param>
public abstract class NamedEnumConverter<T>(JsonNamingPolicy policy) : JsonConverter<T>, IAllowedValues
    where T : struct, Enum
{
    private readonly T[] _values = Enum.GetValues<T>();
    private readonly string[] _names = [.. Enum.GetNames<T>().Select(policy.ConvertName)];

    /// <inheritdoc />
    public string Allowed => "one of " + string.Join(", ", _names.Select(name => $"\"{name}\""));

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int index = reader.TokenType == JsonTokenType.String ? Array.IndexOf(_names, reader.GetString()) : -1;
        return index >= 0 ? _values[index] : throw new JsonException("Allowed: " + Allowed);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(_names[Array.IndexOf(_values, value)]);
}
