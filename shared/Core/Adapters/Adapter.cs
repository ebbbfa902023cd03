using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Adapters;

/// <summary>One way of serving a port, and how to make it.</summary>
/// <typeparam name="TFactory">The port's factory.</typeparam>
/// <param name="Name">The name it is chosen by on the command line.</param>
/// <param name="Summary">What it is, and when it is the right choice.</param>
/// <param name="Dependencies">What it needs from outside.</param>
/// <param name="Factory">Makes it; null where something is missing or this version does not hold it.</param>
/// <param name="OnRequestOnly">Whether it is used only where asked for by name, however many others are missing.</param>
public sealed record Adapter<TFactory>(
    string Name,
    string Summary,
    IReadOnlyList<Dependency> Dependencies,
    TFactory? Factory,
    bool OnRequestOnly = false) : IAdapter
    where TFactory : Delegate
{
    /// <inheritdoc />
    public AdapterState State => (Dependencies.All(dependency => dependency.IsPresent), Factory) switch
    {
        (false, _) => AdapterState.Missing,
        (_, null) => AdapterState.NotInThisVersion,
        _ => AdapterState.Ready,
    };
}
