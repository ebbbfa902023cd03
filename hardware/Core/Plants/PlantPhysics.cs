using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Plants;

/// <summary>The constants of one plant: every key of its kind, with the default where it was not changed.</summary>
public sealed class PlantPhysics
{
    private readonly Dictionary<string, double> _values;

    /// <summary>Fills in the defaults.</summary>
    /// <param name="keys">The kind's keys.</param>
    /// <param name="changed">The values that differ, by key; null for none.</param>
    /// <exception cref="ArgumentException">A value has no key, or is outside what the key allows.</exception>
    public PlantPhysics(IReadOnlyList<PhysicsKey> keys, IReadOnlyDictionary<string, double>? changed = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _values = keys.ToDictionary(key => key.Name, key => key.Default);
        foreach ((string name, double value) in changed ?? new Dictionary<string, double>())
        {
            PhysicsKey key = keys.FirstOrDefault(key => key.Name == name)
                ?? throw Refusal($"There is no constant '{name}', only {string.Join(", ", _values.Keys)}.");
            _values[name] = key.Allowed.Contains(value)
                ? value
                : throw Refusal($"{name} is {ProblemList.Text(value)}; allowed: {key.Allowed} {key.Unit}.");
        }

        static ArgumentException Refusal(string message) => new(message, nameof(changed));
    }

    /// <summary>The names of the constants.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>A constant, in its key's unit.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">The plant has no such constant.</exception>
    public double this[string name] => _values[name];
}
