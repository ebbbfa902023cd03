using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Ports;

namespace MbRlRobot.Sysfs;

/// <summary>
/// The kernel's PWM controllers (Documentation/driver-api/pwm.rst, "Using PWMs with the sysfs interface"). They are found by
/// device name: their numbers change with the kernel (the header's of the Raspberry Pi 5 was pwmchip2 on 6.6, is pwmchip0 on 6.12).
/// </summary>
/// <param name="root">The folder of the class; tests have one of their own.</param>
public sealed class PwmClass(string root = PwmClass.DefaultRoot)
{
    /// <summary>Where Linux has it.</summary>
    public const string DefaultRoot = "/sys/class/pwm";

    /// <summary>Opens an output; it gives no pulses.</summary>
    /// <param name="controller">The controller's device name.</param>
    /// <param name="channel">The controller's channel.</param>
    /// <param name="frequencyHertz">The pulses' frequency.</param>
    /// <returns>The output.</returns>
    /// <exception cref="IOException">There is no such controller or channel, it is the fan's, or the kernel refuses; the message says which there are.</exception>
    public IPwm Open(string controller, int channel, double frequencyHertz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequencyHertz);
        PwmController found = Find(controller);
        if (channel < 0 || channel >= found.Channels)
        {
            throw new IOException($"The PWM controller {found} has no channel {channel}; allowed: 0 to {found.Channels - 1}.");
        }

        return SysfsPwm.Open(found, channel, frequencyHertz);
    }

    private PwmController Find(string name)
    {
        PwmController[] all = [.. Controllers().OrderBy(each => each.Name, StringComparer.Ordinal)];
        PwmController? found = all.FirstOrDefault(each => each.Name == name && !each.IsFan);
        string there = all.Length == 0
            ? $"there is none in {root}: enable it in the board's configuration (hardware/Gpio/README.md)"
            : $"there are {string.Join(", ", all.AsEnumerable())}";
        return found ?? throw new IOException($"There is no PWM controller \"{name}\" for motors here; {there}.");
    }

    private IEnumerable<PwmController> Controllers() => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root, "pwmchip*").Select(PwmController.Read).OfType<PwmController>()
        : [];
}
