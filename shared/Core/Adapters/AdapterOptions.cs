using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace MbRlRobot.Adapters;

/// <summary>The options that only some adapter of a port knows: names with values, both texts.</summary>
public static class AdapterOptions
{
    /// <summary>No options.</summary>
    public static IReadOnlyDictionary<string, string> None { get; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Refuses an option that an adapter does not know.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="adapter">The adapter, as a user calls it: <c>engine builtin</c>.</param>
    /// <param name="known">The options that it knows; none where it knows none.</param>
    /// <exception cref="ArgumentException">An option is not among them; the message names those that are.</exception>
    public static void ThrowIfUnknown(IReadOnlyDictionary<string, string> options, string adapter, params string[] known)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(known);
        string? unknown = options.Keys.Except(known).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
        {
            string allowed = known.Length == 0 ? "it has none" : "it has " + string.Join(", ", known);
            throw new ArgumentException($"The {adapter} has no option '{unknown}'; {allowed}.", nameof(options));
        }
    }
}
