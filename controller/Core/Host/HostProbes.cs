using System.Collections.Generic;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.Host;

/// <summary>Looks at what the machine gives a control loop: time first, then the devices of a board.</summary>
public static class HostProbes
{
    /// <summary>Looks at all of it. Linux tells by files; elsewhere nothing is known.</summary>
    /// <param name="root">Where the machine's files begin.</param>
    /// <returns>What was found.</returns>
    public static IReadOnlyList<ProbeReport> Look(string root = "/")
    {
        HostFiles files = new(root);
        return
        [
            KernelProbes.RealTime(files),
            LimitProbes.Priority(files),
            LimitProbes.Memory(files),
            KernelProbes.Isolated(files),
            KernelProbes.Governor(files),
            KernelProbes.ClockSource(files),
            KernelProbes.Throttling(files),
            KernelProbes.ClockSynchronisation(files),
            DeviceProbes.I2c(files),
            DeviceProbes.Spi(files),
            DeviceProbes.Lines(files),
            DeviceProbes.Pwm(files),
        ];
    }
}
