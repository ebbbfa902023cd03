using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.Host;

/// <summary>What a board has to drive motors and read sensors with. A robot that is simulated needs none of it.</summary>
internal static class DeviceProbes
{
    private const string None = "none; only a simulated robot does without";
    private const string FanController = "1f0009c000.pwm";
    private const string PwmFolder = "sys/class/pwm";

    /// <summary>The I2C buses.</summary>
    public static ProbeReport I2c(HostFiles files) => Devices(
        files,
        "I2C buses",
        "i2c-*",
        "on a Pi dtparam=i2c_arm=on,i2c_arm_baudrate=400000 in /boot/firmware/config.txt, and modprobe i2c-dev");

    /// <summary>The SPI devices.</summary>
    public static ProbeReport Spi(HostFiles files) => Devices(
        files, "SPI devices", "spidev*", "on a Pi dtparam=spi=on in /boot/firmware/config.txt; on a Jetson jetson-io");

    /// <summary>The chips of lines.</summary>
    public static ProbeReport Lines(HostFiles files) => Devices(
        files, "GPIO chips", "gpiochip*", "a kernel with the board's own driver, and its user in the group gpio");

    /// <summary>The PWM controllers, by the device name that robot.json calls them by.</summary>
    public static ProbeReport Pwm(HostFiles files)
    {
        const string name = "PWM controllers";
        IReadOnlyList<string> chips = files.Names(PwmFolder, "pwmchip*");
        return chips.Count == 0
            ? new ProbeReport(
                name, ProbeState.Warn, None, "on a Pi dtoverlay=pwm-2chan in /boot/firmware/config.txt; on a Jetson jetson-io")
            : new ProbeReport(name, ProbeState.Ok, string.Join(", ", chips.Select(chip => Describe(files, chip))));
    }

    private static string Describe(HostFiles files, string chip)
    {
        string device = files.LinkName($"{PwmFolder}/{chip}/device") ?? "?";
        string outputs = files.Read($"{PwmFolder}/{chip}/npwm") ?? "?";
        return $"{device} ({chip}, {outputs} outputs{(device == FanController ? ", the fan's" : string.Empty)})";
    }

    private static ProbeReport Devices(HostFiles files, string name, string pattern, string remedy)
    {
        IReadOnlyList<string> found = files.Names("dev", pattern);
        return found.Count == 0
            ? new ProbeReport(name, ProbeState.Warn, None, remedy)
            : new ProbeReport(name, ProbeState.Ok, string.Join(", ", found));
    }
}
