using System;
using System.Globalization;
using MbRlRobot.Diagnostics;
using MbRlRobot.RealTime;

namespace MbRlRobot.Host;

/// <summary>What this process may ask of the system.</summary>
internal static class LimitProbes
{
    private const string Limits = "proc/self/limits";
    private const string Unlimited = "unlimited";
    private const int MayLockMemory = 14; // CAP_IPC_LOCK
    private const int MayRaisePriority = 23; // CAP_SYS_NICE

    /// <summary>The highest SCHED_FIFO priority that the loop may have.</summary>
    public static ProbeReport Priority(HostFiles files)
    {
        const string name = "real-time priority";
        if (Holds(files, MayRaisePriority))
        {
            return new ProbeReport(name, ProbeState.Ok, "any: this user may raise it");
        }

        string? limit = Soft(files, "Max realtime priority");
        return limit is null || !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int highest)
            ? new ProbeReport(name, ProbeState.Unknown, "the limit cannot be read")
            : highest >= RealTimeSettings.UsualPriority
            ? new ProbeReport(name, ProbeState.Ok, $"up to {highest}")
            : new ProbeReport(
                name,
                ProbeState.Warn,
                $"up to {highest}; the loop asks for {RealTimeSettings.UsualPriority}",
                $"LimitRTPRIO={RealTimeSettings.UsualPriority} in the systemd unit, or "
                + $"'@realtime - rtprio {RealTimeSettings.UsualPriority}' in /etc/security/limits.conf");
    }

    /// <summary>How much memory may be locked.</summary>
    public static ProbeReport Memory(HostFiles files)
    {
        const string name = "locked memory";
        string? limit = Soft(files, "Max locked memory");
        return limit == Unlimited || Holds(files, MayLockMemory)
            ? new ProbeReport(name, ProbeState.Ok, "without limit")
            : limit is null
            ? new ProbeReport(name, ProbeState.Unknown, "the limit cannot be read")
            : new ProbeReport(
                name,
                ProbeState.Warn,
                $"{limit} bytes at most, and the runtime reserves far more",
                "LimitMEMLOCK=infinity in the systemd unit, or '@realtime - memlock unlimited' in /etc/security/limits.conf");
    }

    /// <summary>The first number behind a limit's name.</summary>
    private static string? Soft(HostFiles files, string name) =>
        files.Line(Limits, name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [string soft, ..] ? soft : null;

    private static bool Holds(HostFiles files, int capability) =>
        ulong.TryParse(files.Line("proc/self/status", "CapEff:"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong held)
        && (held & (1UL << capability)) != 0;
}
