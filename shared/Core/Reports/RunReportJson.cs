using System;
using System.IO;
using System.Text.Json;

namespace MbRlRobot.Reports;

/// <summary>Reports as the text of a <c>report.json</c>.</summary>
public static class RunReportJson
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Indented UTF-8 JSON that ends with a line feed; numbers that are not finite are null.</returns>
    public static byte[] Write(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. JsonSerializer.SerializeToUtf8Bytes(report, RunReportJsonContext.Default.RunReport), (byte)'\n'];
    }

    /// <summary>Reads a report. Every key is required and no other is allowed.</summary>
    /// <param name="utf8">The bytes of a <c>report.json</c>.</param>
    /// <returns>The report.</returns>
    /// <exception cref="InvalidDataException">
    /// The bytes are no report; the message has the JSON path and the position.
    /// </exception>
    public static RunReport Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, RunReportJsonContext.Default.RunReport)
                ?? throw new InvalidDataException("the report is null; allowed: an object");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"not a report.json: {fault.Message}", fault);
        }
    }
}
