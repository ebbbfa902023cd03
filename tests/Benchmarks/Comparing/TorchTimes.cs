using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>What the peer measured of itself.</summary>
/// <param name="MedianMilliseconds">The median of a decision or of an epoch, ms.</param>
/// <param name="LeastMilliseconds">The least, ms.</param>
/// <param name="Repetitions">How many were timed.</param>
/// <param name="Torch">The version of torch.</param>
internal sealed record TorchTimes(double MedianMilliseconds, double LeastMilliseconds, int Repetitions, string Torch)
{
    /// <summary>Reads the line that the peer wrote.</summary>
    /// <param name="line">A JSON object.</param>
    /// <returns>Its times.</returns>
    /// <exception cref="InvalidDataException">It is none, or not one of a measurement.</exception>
    public static TorchTimes Parse(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            TorchTimes times = new(
                root.GetProperty("median_ms").GetDouble(),
                root.GetProperty("min_ms").GetDouble(),
                root.GetProperty("reps").GetInt32(),
                root.GetProperty("torch").GetString() ?? "");
            return times.MedianMilliseconds > 0 ? times : throw Refused(line, null);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Refused(line, fault);
        }
    }

    private static InvalidDataException Refused(string line, Exception? fault) => new($"The peer wrote no measurement but: {line.Trim()}", fault);
}
