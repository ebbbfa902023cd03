using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.Host;

/// <summary>How well this machine keeps time.</summary>
internal static class KernelProbes
{
    private const string Processors = "sys/devices/system/cpu";
    private const string GoodGovernor = "performance";
    private const double HottestDegrees = 80;

    private static readonly string[] GoodClocks = ["tsc", "arch_sys_counter", "kvm-clock"];

    private static readonly (int Bit, string Text)[] Throttles =
    [
        (0, "under-voltage now"), (1, "frequency capped now"), (2, "throttled now"), (3, "too hot now"),
        (16, "under-voltage since the start"), (17, "frequency capped since the start"), (18, "throttled since the start"),
        (19, "too hot since the start"),
    ];

    /// <summary>Whether the kernel is one of PREEMPT_RT.</summary>
    public static ProbeReport RealTime(HostFiles files)
    {
        const string name = "kernel";
        string? version = files.Read("proc/version");
        string release = files.Read("proc/sys/kernel/osrelease") ?? "?";
        bool isRealTime = files.Read("sys/kernel/realtime") == "1"
            || version?.Contains("PREEMPT_RT", StringComparison.Ordinal) == true
            || version?.Contains("PREEMPT RT", StringComparison.Ordinal) == true;
        return version is null ? new ProbeReport(name, ProbeState.Unknown, "it does not tell")
            : isRealTime ? new ProbeReport(name, ProbeState.Ok, $"{release}, PREEMPT_RT")
            : new ProbeReport(
                name,
                ProbeState.Warn,
                $"{release}, without PREEMPT_RT: a driver can keep the loop waiting for milliseconds",
                "a kernel with PREEMPT_RT: Debian linux-image-rt-arm64, Ubuntu linux-raspi-realtime, NVIDIA's RT kernel packages");
    }

    /// <summary>Processors that the scheduler leaves alone.</summary>
    public static ProbeReport Isolated(HostFiles files)
    {
        const string name = "isolated processors";
        return files.Read($"{Processors}/isolated") switch
        {
            null => new ProbeReport(name, ProbeState.Unknown, "it does not tell"),
            "" => new ProbeReport(
                name,
                ProbeState.Warn,
                "none",
                "kernel arguments such as isolcpus=3 nohz_full=3 rcu_nocbs=3 irqaffinity=0-2, then run --cpus 3"),
            string list => new ProbeReport(name, ProbeState.Ok, $"{list}: let the loop have them, run --cpus {list}"),
        };
    }

    /// <summary>Whether processors keep their frequency.</summary>
    public static ProbeReport Governor(HostFiles files)
    {
        const string name = "governor";
        string[] governors =
        [
            .. files.Names(Processors, "cpu*").Select(processor => files.Read($"{Processors}/{processor}/cpufreq/scaling_governor"))
                .OfType<string>().Distinct(),
        ];
        return governors.Length == 0 ? new ProbeReport(name, ProbeState.Unknown, "no processor tells of one")
            : governors.All(each => each == GoodGovernor) ? new ProbeReport(name, ProbeState.Ok, GoodGovernor)
            : new ProbeReport(
                name,
                ProbeState.Warn,
                $"{string.Join(", ", governors)}: the frequency goes up after the work has come, not before",
                "cpupower frequency-set -g performance");
    }

    /// <summary>Whether reading the clock is cheap.</summary>
    public static ProbeReport ClockSource(HostFiles files)
    {
        const string name = "clock source";
        return files.Read("sys/devices/system/clocksource/clocksource0/current_clocksource") switch
        {
            null => new ProbeReport(name, ProbeState.Unknown, "it does not tell"),
            string source when GoodClocks.Contains(source) => new ProbeReport(name, ProbeState.Ok, source),
            string source => new ProbeReport(
                name,
                ProbeState.Warn,
                $"{source}: reading it takes a system call",
                "look with dmesg why the kernel gave up the processor's own"),
        };
    }

    /// <summary>Whether power or heat slow the processor down: the Pi's firmware tells, elsewhere the sensors of heat.</summary>
    public static ProbeReport Throttling(HostFiles files)
    {
        const string name = "throttling";
        string? told = files.Read("sys/devices/platform/soc/soc:firmware/get_throttled");
        if (ulong.TryParse(told, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong bits))
        {
            string[] found = [.. Throttles.Where(each => (bits & (1UL << each.Bit)) != 0).Select(each => each.Text)];
            return found.Length == 0
                ? new ProbeReport(name, ProbeState.Ok, "none since the start")
                : new ProbeReport(name, ProbeState.Warn, string.Join(", ", found), "a supply that gives enough current, and a fan");
        }

        double[] degrees = [.. Temperatures(files)];
        return degrees.Length == 0 ? new ProbeReport(name, ProbeState.Unknown, "this machine does not tell")
            : degrees.Max() < HottestDegrees
            ? new ProbeReport(name, ProbeState.Ok, FormattableString.Invariant($"{degrees.Max():0} degrees Celsius at most"))
            : new ProbeReport(name, ProbeState.Warn, FormattableString.Invariant($"{degrees.Max():0} degrees Celsius"), "a fan");
    }

    /// <summary>Whether the clock is kept right: certificates and signed models are judged by it.</summary>
    public static ProbeReport ClockSynchronisation(HostFiles files)
    {
        const string name = "clock";
        return files.Has("run/systemd/timesync/synchronized") ? new ProbeReport(name, ProbeState.Ok, "synchronised by systemd-timesyncd")
            : files.Has("run/chrony/chronyd.pid") ? new ProbeReport(name, ProbeState.Ok, "chronyd keeps it; chronyc tracking says how well")
            : files.Has("run/ntpd.pid") ? new ProbeReport(name, ProbeState.Ok, "ntpd keeps it")
            : !files.Has("proc/version") ? new ProbeReport(name, ProbeState.Unknown, "this machine does not tell")
            : new ProbeReport(
                name,
                ProbeState.Warn,
                "nobody is seen to keep it: certificates, and models that end some day, are judged by it",
                "timedatectl set-ntp true, or apt-get install chrony");
    }

    private static IEnumerable<double> Temperatures(HostFiles files)
    {
        foreach (string zone in files.Names("sys/class/thermal", "thermal_zone*"))
        {
            string? text = files.Read($"sys/class/thermal/{zone}/temp");
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int thousandths))
            {
                yield return thousandths / 1e3;
            }
        }
    }
}
