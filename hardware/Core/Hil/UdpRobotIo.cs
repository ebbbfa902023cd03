using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Hil;

/// <summary>
/// A simulated robot in another process or on another machine, served by <see cref="PlantServer"/>. Lost, repeated, late and foreign
/// datagrams change nothing but the time that a call takes.
/// </summary>
/// <remarks>
/// Where time passes as this side says, every call waits for its answer, up to <c>io.udp.timeout</c>. Where the plant has a time of its own,
/// a call waits for a share of an I/O period at most. A reading that was not answered by then has timed out, and the loop knows how long it may
/// do without; a command goes out again with every reading, and only after <c>io.udp.timeout</c> without any answer its status says so.
/// </remarks>
public sealed class UdpRobotIo : ISimulatedIo
{
    /// <summary>The adapter's name.</summary>
    public const string AdapterName = "udp";

    /// <summary>The shares of an I/O period that calls may take; planning needs most of the rest.</summary>
    private const double ReadShare = 0.25;
    private const double WriteShare = 0.125;
    private const double StopShare = 0.5;

    /// <summary>How long a goodbye is repeated at most.</summary>
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromMilliseconds(250);

    private readonly PlantLink _link;
    private readonly ILoopClock _clock;
    private readonly PlantClockOffset _offset = new();
    private readonly PlantReading _reading;
    private readonly TimeSpan _timeout;
    private readonly double _ioPeriod;
    private readonly double[] _actions;
    private ulong _command;
    private bool _isEnabled;
    private bool _isDisposed;
    private IoStatus _drives = IoStatus.NotEnabled;
    private IoStatus _placed = IoStatus.Ok;

    private UdpRobotIo(PlantLink link, RobotDescription robot, string[] channels, ILoopClock clock)
    {
        (_link, _clock, Channels, _ioPeriod) = (link, clock, channels, robot.IoPeriod);
        _timeout = TimeSpan.FromSeconds(robot.Io.Udp.Timeout);
        _actions = new double[robot.Action.Count];
        _reading = new PlantReading(channels.Length);
        HasOwnTime = link.Reply.HasOwnTime;
        if (HasOwnTime)
        {
            link.LongestPauseMilliseconds = 1;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Channels { get; }

    /// <inheritdoc/>
    public Interlock Interlock => _reading.Interlock;

    /// <inheritdoc/>
    public bool HasOwnTime { get; }

    /// <summary>What became of the datagrams.</summary>
    public PlantCounts Counts => _link.Counts;

    /// <summary>Begins a session with the plant that <c>io.udp</c> names: the factory of the adapter <c>udp</c>.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="clock">The loop's clock.</param>
    /// <returns>The plant's inputs and outputs.</returns>
    /// <exception cref="IOException">Nobody answers there, or another client has the plant.</exception>
    /// <exception cref="InvalidDataException">The plant is that of another robot.</exception>
    public static UdpRobotIo Open(RobotDescription robot, ILoopClock clock)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(clock);
        PlantAddress address = new(robot.Io.Udp.Host, robot.Io.Udp.Port);
        PlantLink link = Connect(address.Resolve());
        try
        {
            return new UdpRobotIo(link, robot, Greet(link, robot, address), clock);
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        stampNanoseconds = _clock.NowNanoseconds;
        if (_isDisposed || _placed != IoStatus.Ok)
        {
            return _isDisposed ? IoStatus.TransferFailed : _placed;
        }

        WriteCommandInto(_link.Begin(PlantFrameKind.Read));
        if (_link.TryExchange(Budget(ReadShare)))
        {
            Take(_link.Reply);
        }
        else if (HasOwnTime && _link.HasLate)
        {
            Take(_link.Late);
        }
        else
        {
            return IoStatus.TimedOut;
        }

        _reading.Values.CopyTo(channels);
        stampNanoseconds = HasOwnTime ? _reading.StampNanoseconds : stampNanoseconds;
        return _reading.Status;
    }

    /// <inheritdoc/>
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        if (!_isEnabled || _isDisposed)
        {
            return IoStatus.NotEnabled;
        }

        actions.CopyTo(_actions);
        IoStatus status = Command(WriteShare);

        // the next reading takes the command along
        return status == IoStatus.TimedOut && HasOwnTime && _reading.IsYoung(_timeout) ? _drives : status;
    }

    /// <inheritdoc/>
    public IoStatus Enable()
    {
        if (_isDisposed || _placed != IoStatus.Ok)
        {
            return _isDisposed ? IoStatus.TransferFailed : _placed;
        }

        Array.Clear(_actions);
        _link.Begin(PlantFrameKind.Enable).Command = ++_command;
        _drives = _link.TryExchange(_timeout) ? _link.Reply.Status : IoStatus.TimedOut;
        _isEnabled = _drives == IoStatus.Ok;
        if (_drives == IoStatus.TimedOut)
        {
            // it may have been heard all the same: whatever is sent from here on says stop
            _command++;
        }

        return _drives;
    }

    /// <inheritdoc/>
    /// <remarks>Where no answer comes, every reading from here on takes the stop along.</remarks>
    public IoStatus Stop()
    {
        if (_isDisposed)
        {
            return IoStatus.Ok;
        }

        _isEnabled = false;
        Array.Clear(_actions);
        return Command(StopShare);
    }

    /// <inheritdoc/>
    /// <remarks>Where no answer comes, or the plant refuses the state, all calls say so until the next reset.</remarks>
    /// <exception cref="ArgumentException">There are not as many values as channels, or not all are finite.</exception>
    public void Reset(ReadOnlySpan<double> state)
    {
        if (state.Length != Channels.Count || state.IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) >= 0)
        {
            throw new ArgumentException($"A reset needs {Channels.Count} finite numbers: {string.Join(", ", Channels)}.", nameof(state));
        }

        _link.Begin(PlantFrameKind.Reset).SetValues(state);
        _placed = _link.TryExchange(_timeout) ? _link.Reply.Status : IoStatus.TimedOut;
        _link.NewestNanoseconds = _placed == IoStatus.Ok ? _link.Reply.TimeNanoseconds : _link.NewestNanoseconds;
        _reading.Forget();
    }

    /// <inheritdoc/>
    /// <returns><see cref="IoStatus.TransferFailed"/> also for more than 10 s at once, and where the plant has a time of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public IoStatus Advance(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(seconds), false, nameof(seconds));
        if (_isDisposed || HasOwnTime)
        {
            return IoStatus.TransferFailed;
        }

        _link.Begin(PlantFrameKind.Advance).Seconds = seconds;
        return _link.TryExchange(_timeout) ? _link.Reply.Status : IoStatus.TimedOut;
    }

    /// <inheritdoc/>
    /// <remarks>Ends the session: the drives stop, and the plant is free for another client.</remarks>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _ = _link.Begin(PlantFrameKind.Bye);
            _ = _link.TryExchange(_timeout < LongestGoodbye ? _timeout : LongestGoodbye);
            _link.Dispose();
        }
    }

    private static PlantLink Connect(IPEndPoint server)
    {
        try
        {
            return new PlantLink(server);
        }
        catch (SocketException fault)
        {
            throw new IOException($"There is no way to the plant at {server}: {fault.Message}.", fault);
        }
    }

    private static string[] Greet(PlantLink link, RobotDescription robot, PlantAddress address)
    {
        link.BeginHello(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1).Command = PlantDesk.Fingerprint(robot);
        if (!link.TryExchange(TimeSpan.FromSeconds(robot.Io.Udp.Timeout)))
        {
            throw new IOException(FormattableString.Invariant(
                $"No plant answers at {address} within {robot.Io.Udp.Timeout} s; start one: mbrl-plant serve --robot FILE --udp {address}."));
        }

        link.TakeSession();
        return link.Reply.Answer switch
        {
            PlantHelloReply.Welcome => Names(link.Reply, address),
            PlantHelloReply.InUse => throw new IOException(
                $"Another client has the plant at {address}; it is free when that one ends, or has been silent for 5 s."),
            _ => throw new InvalidDataException(
                $"The plant at {address} is that of another robot: states, actions or periods differ from those of {robot.Type}."),
        };
    }

    private static string[] Names(PlantFrame reply, PlantAddress address)
    {
        string[] names = Encoding.UTF8.GetString(reply.Text).Split('\n');
        return names.Length <= PlantFrame.MaximumValues && names.Distinct().Count() == names.Length
            ? names
            : throw new InvalidDataException($"The plant at {address} names its channels {string.Join(", ", names)}; allowed: different names.");
    }

    private TimeSpan Budget(double share) => HasOwnTime ? TimeSpan.FromSeconds(Math.Max(0.001, share * _ioPeriod)) : _timeout;

    private IoStatus Command(double share)
    {
        _command++;
        WriteCommandInto(_link.Begin(PlantFrameKind.Command));
        if (!_link.TryExchange(Budget(share)))
        {
            return IoStatus.TimedOut;
        }

        _drives = _link.Reply.Status;
        return _drives;
    }

    private void WriteCommandInto(PlantFrame request)
    {
        (request.Command, request.IsEnabled) = (_command, _isEnabled);
        request.SetValues(_actions);
    }

    private void Take(PlantFrame reply)
    {
        long now = _clock.NowNanoseconds;
        _link.NewestNanoseconds = reply.TimeNanoseconds;
        _drives = reply.Drives;
        _reading.Take(reply, HasOwnTime ? _offset.ToLocal(reply.TimeNanoseconds, now) : now);
    }
}
