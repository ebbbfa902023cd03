using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MbRlRobot.Reports;

/// <summary>
/// Writes numbers that are infinite or undefined as null: any JSON reader must be able to read a report.
/// </summary>
internal sealed class FiniteOrNullConverter : JsonConverter<double?>
{
    /// <inheritdoc/>
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
