using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Adapters;

namespace MbRlRobot.Diagnostics;

/// <summary>What <c>doctor</c> says of this machine and this build.</summary>
/// <param name="Product">The program and its version.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Ports">Every port and its adapters.</param>
public sealed record DoctorReport(string Product, MachineReport Machine, IReadOnlyList<PortReport> Ports)
{
    /// <summary>Looks at the machine and at what the app registered.</summary>
    /// <param name="product">The program and its version.</param>
    /// <param name="registry">What the app registered.</param>
    /// <returns>The report.</returns>
    public static DoctorReport Of(string product, AdapterRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return new DoctorReport(product, MachineProbe.Look(), [.. registry.Ports.Where(port => port.Adapters.Count > 0).Select(PortReport.Of)]);
    }
}
