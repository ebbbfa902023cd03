using System;
using System.IO;
using MbRlRobot.Boards;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Hil;

/// <summary>
/// A simulated robot that carries out what frames ask for, each once; whoever calls sees to that. Its time passes as the client says or,
/// with a time of its own, as it is brought forward. Then a command lives as long as on a board; older ones stop the drives.
/// </summary>
/// <remarks>Requests may say anything: what makes no sense is answered with <see cref="IoStatus.TransferFailed"/>.</remarks>
internal sealed class ServedPlant : IDisposable
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>The longest time that may be asked for at once, s.</summary>
    private const double LongestAdvance = 10;

    /// <summary>The most that is made up for at once, ns: a process that was suspended for an hour does not simulate it.</summary>
    private const long LongestStep = 1_000_000_000;

    private readonly ISimulatedIo _io;
    private readonly PlantClock _clock;
    private readonly double[] _channels;
    private readonly double[] _actions;
    private readonly long _commandLife;
    private ulong _command;
    private long _commandTime;
    private bool _isDriven;
    private bool _isTooOld;
    private IoStatus _drives = IoStatus.NotEnabled;

    /// <summary>Takes a simulated robot.</summary>
    /// <param name="io">The simulated robot, owned.</param>
    /// <param name="robot">What it is.</param>
    /// <param name="clock">The clock that stamps what it reads.</param>
    /// <param name="hasOwnTime">Whether its time passes by itself.</param>
    public ServedPlant(ISimulatedIo io, RobotDescription robot, PlantClock clock, bool hasOwnTime)
    {
        (_io, _clock, HasOwnTime) = (io, clock, hasOwnTime);
        _channels = new double[io.Channels.Count];
        _actions = new double[robot.Action.Count];
        _commandLife = CommandLife.NanosecondsOf(robot);
    }

    /// <summary>Whether its time passes by itself.</summary>
    public bool HasOwnTime { get; }

    /// <summary>Stops the drives and forgets all commands.</summary>
    public void Rest()
    {
        _ = _io.Stop();
        (_command, _isDriven, _isTooOld, _drives) = (0, false, false, IoStatus.NotEnabled);
    }

    /// <summary>Lets its own time pass.</summary>
    /// <param name="nanoseconds">The moment to reach, ns of its clock.</param>
    /// <returns>Whether a command has become too old by then: the drives have been stopped.</returns>
    public bool BringTo(long nanoseconds)
    {
        long passed = Math.Min(nanoseconds - _clock.NowNanoseconds, LongestStep);
        if (!HasOwnTime || passed <= 0)
        {
            return false;
        }

        _clock.SleepUntil(nanoseconds);
        _ = _io.Advance(passed / NanosecondsPerSecond);
        if (!_isDriven || nanoseconds - _commandTime <= _commandLife)
        {
            return false;
        }

        _ = _io.Stop();
        (_isDriven, _isTooOld, _drives) = (false, true, IoStatus.NotEnabled);
        return true;
    }

    /// <summary>Carries out a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reply">Receives what came of it, besides its heading.</param>
    public void Serve(PlantFrame request, PlantFrame reply)
    {
        reply.TimeNanoseconds = _clock.NowNanoseconds;
        reply.Status = request.Kind switch
        {
            PlantFrameKind.Enable => Enable(request),
            PlantFrameKind.Reset => Reset(request),
            PlantFrameKind.Advance => Advance(request.Seconds),
            PlantFrameKind.Command => Take(request),
            PlantFrameKind.Read => Read(request, reply),
            _ => IoStatus.TransferFailed,
        };
        reply.Drives = _drives;
    }

    /// <inheritdoc/>
    public void Dispose() => _io.Dispose();

    private IoStatus Enable(PlantFrame request)
    {
        (_command, _commandTime) = (Math.Max(_command, request.Command), _clock.NowNanoseconds);
        _drives = _io.Enable();
        _isDriven = _drives == IoStatus.Ok;
        _isTooOld = false;
        return _drives;
    }

    private IoStatus Reset(PlantFrame request)
    {
        if (!TryGet(request, _channels))
        {
            return IoStatus.TransferFailed;
        }

        try
        {
            _io.Reset(_channels);
            return IoStatus.Ok;
        }
        catch (Exception refusal) when (refusal is ArgumentException or IOException)
        {
            // a state that this simulation cannot have
            return IoStatus.TransferFailed;
        }
    }

    private IoStatus Advance(double seconds)
    {
        if (HasOwnTime || !(seconds >= 0 && seconds <= LongestAdvance))
        {
            return IoStatus.TransferFailed;
        }

        IoStatus status = _io.Advance(seconds);
        _clock.SleepUntil(_clock.NowNanoseconds + (long)Math.Round(seconds * NanosecondsPerSecond));
        return status;
    }

    /// <summary>Carries out the latest command: one that comes late, or again, changes nothing.</summary>
    private IoStatus Take(PlantFrame request)
    {
        if (request.Command > _command)
        {
            _command = request.Command;
            _drives = request.IsEnabled ? Write(request) : Stop();
        }

        return _drives;
    }

    private IoStatus Write(PlantFrame request)
    {
        IoStatus status = TryGet(request, _actions) ? _io.Write(_actions) : IoStatus.TransferFailed;
        _commandTime = status == IoStatus.Ok ? _clock.NowNanoseconds : _commandTime;
        return status;
    }

    private IoStatus Stop()
    {
        _isDriven = false;
        return _io.Stop();
    }

    private IoStatus Read(PlantFrame request, PlantFrame reply)
    {
        _ = Take(request);
        IoStatus status = _io.Read(_channels, out long stamp);
        reply.TimeNanoseconds = stamp;
        reply.Interlock = _io.Interlock == Interlock.None && _isTooOld ? Interlock.CommandTooOld : _io.Interlock;
        reply.SetValues(_channels);
        return status;
    }

    private static bool TryGet(PlantFrame request, double[] values)
    {
        if (request.Count != values.Length)
        {
            return false;
        }

        request.GetValues(values);
        bool isFinite = true;
        foreach (double value in values)
        {
            isFinite &= double.IsFinite(value);
        }

        return isFinite;
    }
}
