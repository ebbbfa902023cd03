using System;
using System.Collections.Generic;
using MbRlRobot.Loop;
using MbRlRobot.Ports;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>
/// A mass of 1 kg on a line, pushed by one action, which remembers what it was asked and can be told to fail. Stamps
/// come from the loop's clock.
/// </summary>
internal sealed class ScriptedIo(VirtualLoopClock clock) : ISimulatedIo
{
    /// <summary>How old a reading of a robot with its own time is.</summary>
    public const long AgeNanoseconds = 3_000_000;

    private readonly Dictionary<string, int> _calls = [];
    private double _position;
    private double _velocity;
    private double _force;
    private (double Velocity, double Position) _sensed;

    /// <summary>Gives the status of a call by its name and how many there were before.</summary>
    public Func<string, int, IoStatus> Status { get; init; } = (_, _) => IoStatus.Ok;

    /// <summary>What has cut the drives.</summary>
    public Interlock Interlock { get; set; }

    /// <summary>Goes on with the readings of now, as a sensor that froze.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>How long time was let pass, call by call.</summary>
    public List<double> Advances { get; } = [];

    /// <summary>The actions written.</summary>
    public List<double> Writes { get; } = [];

    public int Stops { get; private set; }

    public bool HasOwnTime { get; init; }

    public bool IsEnabled { get; private set; }

    public IReadOnlyList<string> Channels => ["velocity", "position"];

    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        _sensed = IsFrozen ? _sensed : (_velocity, _position);
        (channels[0], channels[1]) = (_sensed.Velocity, _sensed.Position);
        stampNanoseconds = clock.NowNanoseconds - (HasOwnTime ? AgeNanoseconds : 0);
        return Count("read");
    }

    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        _force = actions[0];
        Writes.Add(_force);
        return Count("write");
    }

    public IoStatus Enable()
    {
        IsEnabled = true;
        return Count("enable");
    }

    public IoStatus Stop()
    {
        Stops++;
        (_force, IsEnabled) = (0, false);
        return Count("stop");
    }

    public void Reset(ReadOnlySpan<double> state) => (_velocity, _position, _force) = (state[0], state[1], 0);

    public IoStatus Advance(double seconds)
    {
        Advances.Add(seconds);
        _velocity += _force * seconds;
        _position += _velocity * seconds;
        return Count("advance");
    }

    public void Dispose() => Stop();

    private IoStatus Count(string call)
    {
        int before = _calls.GetValueOrDefault(call);
        _calls[call] = before + 1;
        return Status(call, before);
    }
}
