using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using MbRlRobot.Service;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>What has happened, a line each, until somebody writes it; any thread adds.</summary>
/// <param name="isJson">Whether machines read the lines.</param>
internal sealed class ServeLines(bool isJson)
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Adds an event.</summary>
    /// <param name="text">What has happened, for people.</param>
    public void Add(string text)
    {
        DateTimeOffset now = TimeProvider.System.GetLocalNow();
        _lines.Enqueue(isJson
            ? JsonSerializer.Serialize(new ServeEvent("event", now.UtcDateTime, text), ServeJsonContext.Default.ServeEvent)
            : string.Create(CultureInfo.InvariantCulture, $"{now:HH:mm:ss} {text}"));
    }

    /// <summary>Adds how it goes, for machines.</summary>
    /// <param name="view">How it goes.</param>
    public void Add(ServiceView view) => _lines.Enqueue(JsonSerializer.Serialize(
        new ServeState("state", TimeProvider.System.GetUtcNow().UtcDateTime, view.Types, view.Robots, view.Ingest, view.Fault),
        ServeJsonContext.Default.ServeState));

    /// <summary>Hands on what has not been written yet.</summary>
    /// <param name="write">Takes each line.</param>
    public void Flush(Action<string> write)
    {
        while (_lines.TryDequeue(out string? line))
        {
            write(line);
        }
    }
}
