using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>
/// A board behind the robot's port. Each reading polls the guards, gives the watchdog its edge and looks at the age of the
/// last command, so that a robot whose loop stands still, and one that is no longer commanded, both come to rest.
/// </summary>
/// <remarks>
/// An open guard, power that something else cut, and a failed line cut the drives at once; a command that is too old stops them
/// by their stop policies. Only <see cref="Enable"/> starts them again.
/// </remarks>
public sealed class BoardIo : IRobotIo
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly SensorChannel[] _sensors;
    private readonly IGuard[] _guards;
    private readonly Interlock[] _interlockOf;
    private readonly IDisposable[] _owned;
    private readonly DriveControl _drives;
    private readonly ILoopClock _clock;
    private readonly long _commandLife;
    private long _lastCommand;
    private long _lastRead;
    private bool _isDisposed;

    internal BoardIo(RobotDescription robot, ISensor[] sensors, DriveControl drives, IDisposable[] owned, ILoopClock clock)
    {
        (_drives, _owned, _clock) = (drives, owned, clock);
        _sensors = Array.ConvertAll(sensors, sensor => new SensorChannel(sensor));
        _guards = [.. sensors.OfType<IGuard>()];
        _interlockOf = Array.ConvertAll(_guards, guard => InterlockOf(robot, guard));
        Channels = [.. sensors.Select(sensor => sensor.Channel)];
        _commandLife = CommandLife.NanosecondsOf(robot);
        _lastRead = clock.NowNanoseconds;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Channels { get; }

    /// <summary>What is known of each channel, in their order.</summary>
    public IReadOnlyList<SensorChannel> Sensors => _sensors;

    /// <summary>Why the drives are without command.</summary>
    public StopCause StopCause { get; private set; } = StopCause.Asked;

    /// <inheritdoc />
    public Interlock Interlock
    {
        get
        {
            Interlock contact = FirstOpenGuard();
            return contact != Interlock.None ? contact : StopCause switch
            {
                StopCause.PowerCut => Interlock.PowerCut,
                StopCause.CommandTooOld => Interlock.CommandTooOld,
                StopCause.Failed => Interlock.OutputFailed,
                _ => Interlock.None,
            };
        }
    }

    /// <inheritdoc />
    /// <remarks>A sensor that fails leaves its last value; the status is that of the first that failed.</remarks>
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        long now = _clock.NowNanoseconds;
        stampNanoseconds = now;
        IoStatus status = _isDisposed ? IoStatus.TransferFailed : IoStatus.Ok;
        for (int index = 0; index < _sensors.Length && !_isDisposed; index++)
        {
            IoStatus read = _sensors[index].Read(now);
            status = status == IoStatus.Ok ? read : status;
            channels[index] = _sensors[index].Value;
        }

        Guard(now);
        return status;
    }

    /// <inheritdoc />
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        if (StopCause != StopCause.None)
        {
            return IoStatus.NotEnabled;
        }

        IoStatus status = _drives.Write(actions);
        if (status == IoStatus.Ok)
        {
            _lastCommand = _clock.NowNanoseconds;
        }

        return status;
    }

    /// <inheritdoc />
    /// <returns><see cref="IoStatus.NotEnabled"/> while a guard is open, or where the drives read back no power.</returns>
    public IoStatus Enable()
    {
        if (_isDisposed || IsAnyGuardOpen())
        {
            CutFor(StopCause.ContactOpen);
            return IoStatus.NotEnabled;
        }

        IoStatus status = _drives.Enable();
        StopCause = CauseOf(status);
        _lastCommand = _clock.NowNanoseconds;
        return status;
    }

    /// <inheritdoc />
    public IoStatus Stop()
    {
        StopCause = StopCause == StopCause.None ? StopCause.Asked : StopCause;
        return _isDisposed ? IoStatus.Ok : _drives.Stop();
    }

    /// <inheritdoc />
    /// <remarks>Cuts the drives off at once: there is nobody left to carry out a stop policy.</remarks>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        StopCause = StopCause.Asked;
        foreach (IDisposable owned in _owned)
        {
            owned.Dispose();
        }
    }

    /// <summary>Cuts the drives off, whatever their stop policies, as before they were enabled.</summary>
    internal void Rest() => CutFor(StopCause.Asked);

    private void Guard(long now)
    {
        double seconds = (now - _lastRead) / NanosecondsPerSecond;
        _lastRead = now;
        if (_isDisposed || _drives.State == DriveState.Off)
        {
            return;
        }

        if (HasOpenGuard())
        {
            CutFor(StopCause.ContactOpen);
            return;
        }

        IoStatus status = _drives.Tend(seconds);
        if (status != IoStatus.Ok)
        {
            StopCause = CauseOf(status);
        }
        else if (StopCause == StopCause.None && now - _lastCommand > _commandLife)
        {
            StopCause = _drives.Stop() == IoStatus.Ok ? StopCause.CommandTooOld : StopCause.Failed;
        }
    }

    private void CutFor(StopCause cause)
    {
        StopCause = cause;
        _ = _isDisposed ? IoStatus.Ok : _drives.Cut();
    }

    private bool IsAnyGuardOpen()
    {
        foreach (IGuard guard in _guards)
        {
            _ = guard.Read(out _);
        }

        return HasOpenGuard();
    }

    private bool HasOpenGuard() => FirstOpenGuard() != Interlock.None;

    private Interlock FirstOpenGuard()
    {
        for (int index = 0; index < _guards.Length; index++)
        {
            if (_guards[index].IsOpen)
            {
                return _interlockOf[index];
            }
        }

        return Interlock.None;
    }

    private static Interlock InterlockOf(RobotDescription robot, IGuard guard) =>
        robot.Io.Gpio!.Sensors.First(part => part.Channel == guard.Channel).Part switch
        {
            PartCatalog.EStop => Interlock.EmergencyStop,
            Ina219Settings.Name => Interlock.OverCurrent,
            _ => Interlock.LimitSwitch,
        };

    private static StopCause CauseOf(IoStatus status) => status switch
    {
        IoStatus.Ok => StopCause.None,
        IoStatus.NotEnabled => StopCause.PowerCut,
        _ => StopCause.Failed,
    };
}
