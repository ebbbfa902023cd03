using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Adapters;

namespace MbRlRobot.Diagnostics;

/// <summary>What <c>doctor</c> says of a port.</summary>
/// <param name="Port">The port's name.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Default">The adapter used unless another is asked for; null where none can be used.</param>
/// <param name="Why">Why that one.</param>
/// <param name="Adapters">Its adapters, the preferred first.</param>
public sealed record PortReport(string Port, string Purpose, string? Default, string Why, IReadOnlyList<AdapterReport> Adapters)
{
    /// <summary>Describes a port.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The description.</returns>
    public static PortReport Of(IPortAdapters port)
    {
        ArgumentNullException.ThrowIfNull(port);
        return new PortReport(port.Port, port.Purpose, port.Default?.Name, port.Why, [.. port.Adapters.Select(AdapterReport.Of)]);
    }
}
