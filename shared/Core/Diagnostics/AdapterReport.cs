using System;
using System.Collections.Generic;
using MbRlRobot.Adapters;

namespace MbRlRobot.Diagnostics;

/// <summary>What <c>doctor</c> says of an adapter.</summary>
/// <param name="Name">The name it is chosen by.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Summary">What it is, and when it is the right choice.</param>
/// <param name="Dependencies">What it needs from outside, with versions, present or not, and how to get it.</param>
public sealed record AdapterReport(string Name, AdapterState State, string Summary, IReadOnlyList<Dependency> Dependencies)
{
    /// <summary>Describes an adapter.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <returns>The description.</returns>
    public static AdapterReport Of(IAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return new AdapterReport(adapter.Name, adapter.State, adapter.Summary, adapter.Dependencies);
    }
}
