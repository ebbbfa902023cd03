using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Adapters;

/// <summary>The adapters of one port, in the order of preference.</summary>
/// <typeparam name="TFactory">The port's factory.</typeparam>
/// <param name="port">The port's name.</param>
/// <param name="purpose">What it is for.</param>
/// <param name="chosenBy">What chooses among them, where that is not preference; null where it is.</param>
public sealed class PortAdapters<TFactory>(string port, string purpose, string? chosenBy = null) : IPortAdapters
    where TFactory : Delegate
{
    private readonly List<Adapter<TFactory>> _adapters = [];

    /// <inheritdoc />
    public string Port => port;

    /// <inheritdoc />
    public string Purpose => purpose;

    /// <inheritdoc />
    public IReadOnlyList<IAdapter> Adapters => _adapters;

    /// <inheritdoc />
    public IAdapter? Default => FirstReady;

    /// <inheritdoc />
    public string Why => chosenBy ?? (FirstReady, PassedOver) switch
    {
        (null, "") => "none is registered",
        (null, _) => PassedOver,
        (_, "") => $"{FirstReady.Name} is preferred",
        _ => $"{FirstReady.Name} stands in: {PassedOver}",
    };

    private Adapter<TFactory>? FirstReady => chosenBy is null
        ? Preferred.FirstOrDefault(adapter => adapter.State == AdapterState.Ready)
        : null;

    private string PassedOver => string.Join("; ", Preferred.TakeWhile(adapter => adapter != FirstReady).Select(Excuse));

    private IEnumerable<Adapter<TFactory>> Preferred => _adapters.Where(adapter => !adapter.OnRequestOnly);

    /// <summary>Registers an adapter behind those registered before.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(Adapter<TFactory> adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        if (_adapters.Exists(other => other.Name == adapter.Name))
        {
            throw new ArgumentException($"{port} has an adapter called '{adapter.Name}' already.", nameof(adapter));
        }

        _adapters.Add(adapter);
    }

    /// <summary>The factory of an adapter.</summary>
    /// <param name="name">The adapter's name; null takes the default.</param>
    /// <returns>The factory.</returns>
    /// <exception cref="AdapterNotFoundException">There is none of that name, or it cannot be used here.</exception>
    public TFactory Find(string? name)
    {
        Adapter<TFactory>? adapter = name is null ? FirstReady : _adapters.Find(each => each.Name == name);
        if (adapter is null)
        {
            string names = string.Join(", ", _adapters.Select(each => each.Name));
            throw new AdapterNotFoundException(name is null ? $"{port}: {Why}." : $"{port} has no adapter '{name}'; there are: {names}.");
        }

        return adapter.State == AdapterState.Ready
            ? adapter.Factory!
            : throw new AdapterNotFoundException($"{port}: {Excuse(adapter)}{Remedy(adapter)}.");
    }

    private static string Excuse(Adapter<TFactory> adapter) => adapter.State switch
    {
        AdapterState.Missing => $"{adapter.Name} lacks {string.Join(", ", adapter.Dependencies.Where(each => !each.IsPresent))}",
        AdapterState.NotInThisVersion => $"{adapter.Name} is not in this version",
        _ => $"{adapter.Name} is ready",
    };

    private static string Remedy(Adapter<TFactory> adapter) =>
        string.Concat(adapter.Dependencies.Where(each => !each.IsPresent).Select(each => $"; {each.Install}").Distinct());
}
