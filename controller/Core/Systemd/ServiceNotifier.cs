using System;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MbRlRobot.Loop;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;

namespace MbRlRobot.Systemd;

/// <summary>
/// Tells systemd of a service of <c>Type=notify</c> that its loop ticks, and how the robot stands (sd_notify(3)). The pings for
/// <c>WatchdogSec=</c> come from the loop itself: when it stands still, they end, and systemd ends the process.
/// </summary>
public sealed class ServiceNotifier : IHeartbeat, IDisposable
{
    private const string SocketVariable = "NOTIFY_SOCKET";
    private const string WatchdogVariable = "WATCHDOG_USEC";
    private const string ProcessVariable = "WATCHDOG_PID";

    /// <summary>Pings in the time that the watchdog allows for one: some may be lost, and ticks come when they come.</summary>
    private const int PingsPerWatchdog = 4;

    private static readonly byte[] Ready = "READY=1"u8.ToArray();
    private static readonly byte[] Ping = "WATCHDOG=1"u8.ToArray();
    private static readonly byte[] End = "STOPPING=1\nSTATUS=stopping"u8.ToArray();
    private static readonly byte[][] States =
        [.. Array.ConvertAll(Enum.GetValues<LifecycleState>(), state => Encoding.UTF8.GetBytes($"STATUS={Describe(state)}"))];

    private readonly NotifySocket _socket;
    private readonly ILoopClock _clock;
    private readonly long _interval;
    private bool _isReady;
    private int _told = -1;
    private long _pinged;

    /// <summary>Prepares to tell; nothing is sent yet.</summary>
    /// <param name="address">NOTIFY_SOCKET.</param>
    /// <param name="watchdogMicroseconds">WATCHDOG_USEC; 0 for no pings.</param>
    /// <param name="clock">The time between pings.</param>
    internal ServiceNotifier(string address, long watchdogMicroseconds, ILoopClock clock)
    {
        _clock = clock;
        _interval = watchdogMicroseconds * 1000 / PingsPerWatchdog;
        _pinged = clock.NowNanoseconds;
        _socket = new NotifySocket(address);

        // the way of a message is made now, where allocating is allowed; systemd takes no notice of this one
        _ = _socket.TrySend("X_MBRL=1"u8);
    }

    /// <summary>
    /// Takes what systemd has put into the environment of this process, and out of it: a child is not to speak for it.
    /// </summary>
    /// <param name="warn">Takes a sentence for people where that is of no use.</param>
    /// <returns>Who tells systemd; null where systemd did not ask for it.</returns>
    public static ServiceNotifier? FromEnvironment(Action<string> warn)
    {
        ArgumentNullException.ThrowIfNull(warn);
        string? address = Take(SocketVariable);
        string? watchdog = Take(WatchdogVariable);
        string? process = Take(ProcessVariable);
        if (string.IsNullOrEmpty(address))
        {
            return null;
        }

        bool isMeant = process is null || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        try
        {
            return new ServiceNotifier(address, isMeant ? Microseconds(watchdog) : 0, new MonotonicLoopClock());
        }
        catch (Exception fault) when (fault is ArgumentException or SocketException)
        {
            warn($"systemd is not told how the robot is: {SocketVariable} is '{address}': {fault.Message}");
            return null;
        }
    }

    /// <inheritdoc/>
    public void Beat(LifecycleState state)
    {
        _isReady = _isReady || _socket.TrySend(Ready);
        if (_told != (int)state && _socket.TrySend(States[(int)state]))
        {
            _told = (int)state;
        }

        long now = _clock.NowNanoseconds;
        if (_interval > 0 && now - _pinged >= _interval && _socket.TrySend(Ping))
        {
            _pinged = now;
        }
    }

    /// <summary>Tells that the service ends, so that no more pings are expected; when the loop no longer ticks.</summary>
    public void Dispose()
    {
        _ = _socket.TrySend(End);
        _socket.Dispose();
    }

    private static string? Take(string variable)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, null);
        return value;
    }

    private static long Microseconds(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value < long.MaxValue / 1000 ? value : 0;

    private static string Describe(LifecycleState state) => state switch
    {
        LifecycleState.Inactive => "inactive, the outputs are stopped",
        LifecycleState.Active => "active",
        LifecycleState.Stopping => "stopping the outputs",
        LifecycleState.Fault => "fault",
        _ => "starting",
    };
}
