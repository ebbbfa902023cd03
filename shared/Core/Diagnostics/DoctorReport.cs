using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Adapters;

namespace MbRlRobot.Diagnostics;

/// <summary>What <c>doctor</c> says of this machine and this build.</summary>
/// <param name="Product">The program and its version.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Ports">Every port and its adapters.</param>
/// <param name="Probes">What else the program looked at; empty where that is nothing.</param>
public sealed record DoctorReport(
    string Product, MachineReport Machine, IReadOnlyList<PortReport> Ports, IReadOnlyList<ProbeReport> Probes)
{
    /// <summary>Looks at the machine and at what the app registered.</summary>
    /// <param name="product">The program and its version.</param>
    /// <param name="registry">What the app registered.</param>
    /// <param name="probes">What else it looked at; null for nothing.</param>
    /// <returns>The report.</returns>
    public static DoctorReport Of(string product, AdapterRegistry registry, IReadOnlyList<ProbeReport>? probes = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        PortReport[] ports = [.. registry.Ports.Where(port => port.Adapters.Count > 0).Select(PortReport.Of)];
        return new DoctorReport(product, MachineProbe.Look(), ports, probes ?? []);
    }
}
