using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using MbRlRobot.Hil;

namespace MbRlRobot.PlantApp.Serve;

/// <summary>Says what happens, a line each, for people or machines.</summary>
/// <param name="request">What is served.</param>
/// <param name="output">Takes the lines.</param>
internal sealed class ServeLines(ServeRequest request, TextWriter output)
{
    private string _address = string.Empty;

    /// <summary>Says that it has begun.</summary>
    /// <param name="address">Where it is served.</param>
    public void Began(string address)
    {
        _address = address;
        string time = request.IsLockstep ? "in lockstep" : "in its own time";
        Write("listening", $"{request.Robot.Type} ({request.Io}) is served {time} at {address}; Ctrl-C ends it.");
    }

    /// <summary>Says what a client did.</summary>
    /// <param name="happened">What.</param>
    /// <param name="client">The client's address.</param>
    public void Add(PlantEvent happened, string client) => Write("event", happened switch
    {
        PlantEvent.ClientCame => $"{client} has the plant; the drives are stopped.",
        PlantEvent.ClientLeft => "The client has left; the drives are stopped.",
        PlantEvent.CommandTooOld => "The client's last command is too old; the drives are stopped.",
        PlantEvent.OtherRobotRefused => $"{client} is refused: its robot is another one.",
        _ => $"{client} is refused: another client has the plant.",
    });

    /// <summary>Says how it went.</summary>
    /// <param name="counts">What became of the datagrams.</param>
    public void Ended(PlantCounts counts)
    {
        if (request.IsJson)
        {
            ServeCounts last = new("counts", TimeProvider.System.GetUtcNow().UtcDateTime, counts);
            output.WriteLine(JsonSerializer.Serialize(last, ServeJsonContext.Default.ServeCounts));
            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Answered} requests carried out, {counts.Repeated} that came again answered again; refused: {counts.Malformed} "
            + $"malformed, {counts.Foreign} of another session, {counts.Stale} overtaken; lost on purpose: {counts.Lost}."));
    }

    private void Write(string kind, string text)
    {
        DateTimeOffset now = TimeProvider.System.GetLocalNow();
        output.WriteLine(request.IsJson
            ? JsonSerializer.Serialize(new ServeEvent(kind, now.UtcDateTime, text, _address), ServeJsonContext.Default.ServeEvent)
            : string.Create(CultureInfo.InvariantCulture, $"{now:HH:mm:ss} {text}"));
        output.Flush();
    }
}
