using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>
/// The names that an expression may use, and what its place allows. Immutable: <see cref="Define"/> and
/// <see cref="At"/> return a changed copy, so the lets of a task are parsed one after the other.
/// </summary>
/// <example><code>
/// var scope = new ExpressionScope(states, actions, parameters, letNames);
/// foreach (string text in letTexts)
/// {
///     ExpressionResult let = ExpressionParser.Parse(text, scope);
///     scope = scope.Define(let.Expression!);
/// }
/// </code></example>
public sealed class ExpressionScope
{
    private readonly Dictionary<string, ScopeEntry> _entries;

    /// <summary>Lists the names of a robot; their positions become the indices in the tree.</summary>
    /// <param name="states">The states, in the robot's order.</param>
    /// <param name="actions">The actions, in the robot's order.</param>
    /// <param name="parameters">The parameters, in the robot's order.</param>
    /// <param name="letNames">All lets of the task, in the order in which they will be defined.</param>
    /// <exception cref="ArgumentException">A name is not one, is reserved, or is there twice.</exception>
    public ExpressionScope(
        IReadOnlyList<string> states,
        IReadOnlyList<string> actions,
        IReadOnlyList<string> parameters,
        params IReadOnlyList<string> letNames)
    {
        _entries = [];
        Add(ScopeEntryKind.State, states, nameof(states));
        Add(ScopeEntryKind.Action, actions, nameof(actions));
        Add(ScopeEntryKind.Parameter, parameters, nameof(parameters));
        Add(ScopeEntryKind.Let, letNames, nameof(letNames));
        LetNames = [.. letNames];
    }

    private ExpressionScope(ExpressionScope original)
    {
        _entries = original._entries;
        LetNames = original.LetNames;
        Lets = original.Lets;
        Place = original.Place;
    }

    /// <summary>The names of all lets, defined or not.</summary>
    public IReadOnlyList<string> LetNames { get; }

    /// <summary>The lets defined so far; the index of a <see cref="LetExpression"/> points here.</summary>
    public IReadOnlyList<Expression> Lets { get; private init; } = [];

    /// <summary>Where the expression stands; a <see cref="ExpressionPlace.Step"/> unless told.</summary>
    public ExpressionPlace Place { get; private init; } = ExpressionPlace.Step;

    /// <summary>Defines the next let, so that the expressions after it may use it.</summary>
    /// <param name="definition">What the next name in <see cref="LetNames"/> stands for.</param>
    /// <returns>A scope with one let more.</returns>
    /// <exception cref="ArgumentException">The definition uses a let that is not defined yet.</exception>
    /// <exception cref="InvalidOperationException">All lets are defined.</exception>
    public ExpressionScope Define(Expression definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Walk().OfType<LetExpression>().Any(let => let.Index >= Lets.Count))
        {
            throw new ArgumentException($"'{definition}' uses a let that is not defined yet.", nameof(definition));
        }

        return Lets.Count < LetNames.Count
            ? new ExpressionScope(this) { Lets = [.. Lets, definition] }
            : throw new InvalidOperationException($"All {LetNames.Count} lets are defined.");
    }

    /// <summary>The same names in another place of the task.</summary>
    /// <param name="place">The place.</param>
    /// <returns>A scope that allows what the place allows.</returns>
    public ExpressionScope At(ExpressionPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new ExpressionScope(this) { Place = place };
    }

    internal ScopeEntry? Find(string name) => _entries.TryGetValue(name, out ScopeEntry entry) ? entry : null;

    /// <summary>The names that could be meant here: lets to come are left out.</summary>
    internal IEnumerable<string> VisibleNames() => _entries
        .Where(entry => entry.Value.Kind != ScopeEntryKind.Let || entry.Value.Index < Lets.Count)
        .Select(entry => entry.Key);

    private void Add(ScopeEntryKind kind, IReadOnlyList<string> names, string list)
    {
        for (int index = 0; index < names.Count; index++)
        {
            Add(names[index], new ScopeEntry(kind, index), list);
        }
    }

    private void Add(string name, ScopeEntry entry, string list)
    {
        if (ExpressionNames.Refusal(name) is string reason)
        {
            throw new ArgumentException($"{list}[{entry.Index}]: {reason}: '{name}'.", list);
        }

        if (!_entries.TryAdd(name, entry))
        {
            throw new ArgumentException($"{list}[{entry.Index}]: '{name}' is there twice.", list);
        }
    }
}
