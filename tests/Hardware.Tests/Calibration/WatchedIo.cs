using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;

namespace MbRlRobot.Hardware.Tests.Calibration;

/// <summary>A simulated board that remembers what is done to it.</summary>
internal sealed class WatchedIo(SimulatedBoardIo io, List<string> calls) : ISimulatedIo
{
    private readonly double[] _channels = new double[io.Channels.Count];

    public IReadOnlyList<string> Channels => io.Channels;

    /// <summary>The actions written.</summary>
    public List<double> Writes { get; } = [];

    /// <summary>What x read while the robot was driven.</summary>
    public List<double> Driven { get; } = [];

    public Func<int, IoStatus> ReadStatus { get; init; } = _ => IoStatus.Ok;

    private int Reads { get; set; }

    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        IoStatus status = io.Read(channels, out stampNanoseconds);
        channels.CopyTo(_channels);
        if (calls.LastOrDefault() == "enable")
        {
            Driven.Add(_channels[0]);
        }

        return status == IoStatus.Ok ? ReadStatus(Reads++) : status;
    }

    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        Writes.Add(actions[0]);
        return io.Write(actions);
    }

    public IoStatus Enable() => Call("enable", io.Enable());

    public IoStatus Stop() => Call("stop", io.Stop());

    public void Reset(ReadOnlySpan<double> state) => io.Reset(state);

    public IoStatus Advance(double seconds) => io.Advance(seconds);

    public void Dispose()
    {
        calls.Add("dispose");
        io.Dispose();
    }

    private IoStatus Call(string name, IoStatus status)
    {
        calls.Add(name);
        return status;
    }
}
