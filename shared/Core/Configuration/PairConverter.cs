using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Configuration;

/// <summary>Reads and writes a pair of numbers as <c>[first, second]</c>.</summary>
/// <typeparam name="T">The type of the pair.</typeparam>
/// <param name="meaning">What the two numbers are, for messages, such as <c>low, high</c>.</param>
public abstract class PairConverter<T>(string meaning) : JsonConverter<T>, IAllowedValues
    where T : struct
{
    /// <inheritdoc />
    public string Allowed => $"two finite numbers [{meaning}]";

    /// <summary>Makes the pair.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="second">The second number.</param>
    /// <returns>The pair.</returns>
    protected abstract T Join(double first, double second);

    /// <summary>Takes the pair apart.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>Its two numbers.</returns>
    protected abstract (double First, double Second) Split(T pair);

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray);
        double first = ReadNumber(ref reader);
        double second = ReadNumber(ref reader);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.EndArray);
        return Join(first, second);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        (double first, double second) = Split(value);
        writer.WriteStartArray();
        writer.WriteNumberValue(first);
        writer.WriteNumberValue(second);
        writer.WriteEndArray();
    }

    private double ReadNumber(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.Number);
        double number = reader.GetDouble();
        Expect(double.IsFinite(number));
        return number;
    }

    private void Expect(bool holds)
    {
        if (!holds)
        {
            throw new JsonException("Allowed: " + Allowed);
        }
    }
}
