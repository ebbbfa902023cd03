using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using MbRlRobot.Adapters;

namespace MbRlRobot.CommandLine;

/// <summary>
/// Options of an adapter, <c>KEY=VALUE</c>, beside the option that chooses the adapter by name: <c>--engine-option</c>
/// beside <c>--engine</c>. The adapter knows which there are, and refuses others.
/// </summary>
public static class AdapterOptionsOption
{
    /// <summary>The most options of one command line.</summary>
    private const int Most = 100;

    /// <summary>Makes the option; it may be given several times.</summary>
    /// <param name="name">Its name, such as <c>--engine-option</c>.</param>
    /// <param name="description">What it is for.</param>
    /// <returns>The option; its value is what was given, or nothing.</returns>
    public static Option<IReadOnlyDictionary<string, string>> Create(string name, string description) => new(name)
    {
        Description = $"{description} May be given several times.",
        HelpName = "KEY=VALUE",
        Arity = new ArgumentArity(1, Most),
        DefaultValueFactory = _ => AdapterOptions.None,
        CustomParser = result => Parse(result, name),
    };

    private static Dictionary<string, string>? Parse(ArgumentResult result, string name)
    {
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        foreach (Token token in result.Tokens)
        {
            int equals = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                result.AddError($"{name} is '{token.Value}'; allowed: KEY=VALUE, such as device=cpu.");
                return null;
            }

            string key = token.Value[..equals];
            if (!options.TryAdd(key, token.Value[(equals + 1)..]))
            {
                result.AddError($"{name} gives '{key}' twice; allowed: each key once.");
                return null;
            }
        }

        return options;
    }
}
