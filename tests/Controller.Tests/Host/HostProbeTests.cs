using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Diagnostics;
using MbRlRobot.Host;
using Xunit;

namespace MbRlRobot.Controller.Tests.Host;

/// <summary>Each probe on a machine made of files.</summary>
public sealed class HostProbeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mbrl-host-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("kernel", "proc/version", "Linux version 6.12.25 (x) #1 SMP PREEMPT_RT Debian", ProbeState.Ok, "PREEMPT_RT")]
    [InlineData("kernel", "proc/version", "Linux version 5.10.216-rt (x) #1 SMP PREEMPT RT Tue", ProbeState.Ok, "PREEMPT_RT")]
    [InlineData("kernel", "proc/version", "Linux version 6.12.25 (x) #1 SMP PREEMPT_DYNAMIC", ProbeState.Warn, "without PREEMPT_RT")]
    [InlineData("real-time priority", "proc/self/limits", "Limit Soft Hard\nMax realtime priority     80      80   \n", ProbeState.Ok, "up to 80")]
    [InlineData("real-time priority", "proc/self/limits", "Max realtime priority     0      99", ProbeState.Warn, "up to 0; the loop asks for 80")]
    [InlineData("real-time priority", "proc/self/status", "Name:\tx\nCapEff:\t0000000000800000\n", ProbeState.Ok, "any")]
    [InlineData("locked memory", "proc/self/limits", "Max locked memory         unlimited   unlimited   bytes", ProbeState.Ok, "without limit")]
    [InlineData("locked memory", "proc/self/limits", "Max locked memory         8388608    8388608    bytes", ProbeState.Warn, "8388608 bytes at most")]
    [InlineData("locked memory", "proc/self/status", "CapEff:\t0000000000004000", ProbeState.Ok, "without limit")]
    [InlineData("isolated processors", "sys/devices/system/cpu/isolated", "2-3\n", ProbeState.Ok, "run --cpus 2-3")]
    [InlineData("isolated processors", "sys/devices/system/cpu/isolated", "\n", ProbeState.Warn, "none")]
    [InlineData("governor", "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n", ProbeState.Ok, "performance")]
    [InlineData("governor", "sys/devices/system/cpu/cpu3/cpufreq/scaling_governor", "ondemand\n", ProbeState.Warn, "ondemand")]
    [InlineData("clock source", "sys/devices/system/clocksource/clocksource0/current_clocksource", "arch_sys_counter\n", ProbeState.Ok, "arch_sys_counter")]
    [InlineData("clock source", "sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n", ProbeState.Warn, "hpet")]
    [InlineData("throttling", "sys/devices/platform/soc/soc:firmware/get_throttled", "0\n", ProbeState.Ok, "none since the start")]
    [InlineData("throttling", "sys/devices/platform/soc/soc:firmware/get_throttled", "50005\n", ProbeState.Warn, "under-voltage now, throttled now, under-voltage since the start, throttled since the start")]
    [InlineData("throttling", "sys/class/thermal/thermal_zone0/temp", "51300\n", ProbeState.Ok, "51 degrees")]
    [InlineData("throttling", "sys/class/thermal/thermal_zone7/temp", "84999\n", ProbeState.Warn, "85 degrees")]
    [InlineData("clock", "run/systemd/timesync/synchronized", "", ProbeState.Ok, "systemd-timesyncd")]
    [InlineData("clock", "run/chrony/chronyd.pid", "12", ProbeState.Ok, "chronyd")]
    [InlineData("clock", "proc/version", "Linux", ProbeState.Warn, "nobody is seen to keep it")]
    [InlineData("I2C buses", "dev/i2c-1", "", ProbeState.Ok, "i2c-1")]
    [InlineData("SPI devices", "dev/spidev0.0", "", ProbeState.Ok, "spidev0.0")]
    [InlineData("GPIO chips", "dev/gpiochip4", "", ProbeState.Ok, "gpiochip4")]
    [InlineData("PWM controllers", "dev/nothing", "", ProbeState.Warn, "none")]
    public void Says_what_it_found_and_what_to_do(string name, string file, string text, ProbeState state, string finding)
    {
        Write(file, text);
        ProbeReport probe = Probe(name);
        Assert.Equal(state, probe.State);
        Assert.Contains(finding, probe.Finding);
        Assert.Equal(state == ProbeState.Warn, probe.Remedy is not null);
    }

    [Theory]
    [InlineData("kernel")]
    [InlineData("real-time priority")]
    [InlineData("locked memory")]
    [InlineData("isolated processors")]
    [InlineData("governor")]
    [InlineData("clock source")]
    [InlineData("throttling")]
    [InlineData("clock")]
    public void Does_not_know_what_the_machine_does_not_tell(string name) => Assert.Equal(ProbeState.Unknown, Probe(name).State);

    [Fact]
    public void One_processor_that_is_slow_to_wake_is_enough_for_a_warning()
    {
        Write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance");
        Write("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave");
        Write("sys/devices/system/cpu/cpufreq/boost", "1");
        Assert.StartsWith("performance, powersave", Probe("governor").Finding);
    }

    [Fact]
    public void Names_pwm_controllers_by_their_device_and_knows_the_fan()
    {
        AddPwm(0, "1f0009c000.pwm");
        AddPwm(1, "1f00098000.pwm");
        Assert.Equal(
            new ProbeReport(
                "PWM controllers", ProbeState.Ok, "1f0009c000.pwm (pwmchip0, 4 outputs, the fan's), 1f00098000.pwm (pwmchip1, 4 outputs)"),
            Probe("PWM controllers"));
    }

    [Fact]
    public void Says_something_of_everything_on_a_real_machine()
    {
        IReadOnlyList<ProbeReport> probes = HostProbes.Look();
        Assert.Equal(12, probes.Select(probe => probe.Name).Distinct().Count());
        Assert.All(probes, probe => Assert.NotEmpty(probe.Finding));
        Assert.All(probes, probe => Assert.Equal(probe.State == ProbeState.Warn, probe.Remedy is not null));
    }

    private ProbeReport Probe(string name) => HostProbes.Look(_root).Single(probe => probe.Name == name);

    private void Write(string file, string text)
    {
        string path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void AddPwm(int chip, string controller)
    {
        string device = Path.Combine(_root, "sys/devices/platform", controller);
        Write($"sys/devices/platform/{controller}/pwm/pwmchip{chip}/npwm", "4\n");
        Directory.CreateSymbolicLink(Path.Combine(device, "pwm", $"pwmchip{chip}", "device"), device);
        Directory.CreateDirectory(Path.Combine(_root, "sys/class/pwm"));
        Directory.CreateSymbolicLink(Path.Combine(_root, $"sys/class/pwm/pwmchip{chip}"), Path.Combine(device, "pwm", $"pwmchip{chip}"));
    }
}
