using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Acceptance.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="List">Whether to name the proofs instead of running them.</param>
/// <param name="Only">The proofs to run; all where it is empty.</param>
public sealed record Options(bool List, IReadOnlyList<string> Only)
{
    /// <summary>How to call the runner.</summary>
    public const string Usage = "usage: [--list] [--only NAME]...";

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It has an unknown option, no name after --only, or an unknown name.</exception>
    public static Options Parse(IReadOnlyList<string> arguments, IReadOnlyCollection<IProof> proofs)
    {
        bool list = false;
        var only = new List<string>();
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--list":
                    list = true;
                    break;
                case "--only":
                    i++;
                    only.Add(NameOf(i < arguments.Count ? arguments[i] : null, proofs));
                    break;
                default:
                    throw new UsageException($"unknown argument '{arguments[i]}'");
            }
        }

        return new Options(list, only);
    }

    private static string NameOf(string? asked, IReadOnlyCollection<IProof> proofs)
    {
        string known = string.Join(", ", proofs.Select(proof => proof.Name));
        return proofs.Select(proof => proof.Name).FirstOrDefault(name => name.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException(asked is null ? $"--only needs a name: {known}" : $"no proof '{asked}'; there are: {known}");
    }
}
