using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Acceptance.Machine;

namespace MbRlRobot.Acceptance.Serving;

/// <summary>The command lines by which a robot learns from a trainer over a broker, as the README shows them.</summary>
public static class CommandLines
{
    /// <summary>The broker in them.</summary>
    public const string Broker = "mqtt://127.0.0.1:1883";

    /// <summary>Makes the trainer's key.</summary>
    public const string Keys = "mbrl-trainer keys new --out keys";

    /// <summary>The trainer.</summary>
    public const string Serve = $"mbrl-trainer serve --robot cartpole --broker {Broker} --key keys/trainer.key --data lab";

    /// <summary>The robot, in real time.</summary>
    public const string Run = $"mbrl-controller run --robot cartpole --episodes 10 --broker {Broker} --trust keys/trainer.pub";

    private static readonly string[] All = [Keys, Serve, Run];

    /// <summary>How many the README must show.</summary>
    public static int Shown => All.Length;

    /// <summary>The same line for another robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="line">The command line.</param>
    /// <param name="episodes">How many episodes, where the line says that.</param>
    public static string For(string robot, string line, int episodes = 10)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Replace("--robot cartpole", $"--robot {robot}", StringComparison.Ordinal)
            .Replace("--episodes 10", FormattableString.Invariant($"--episodes {episodes}"), StringComparison.Ordinal);
    }

    /// <summary>Splits a command line, with another broker and further options.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="broker">The broker's address.</param>
    /// <param name="further">The options.</param>
    public static string[] Of(string line, string broker, params string[] further)
    {
        ArgumentNullException.ThrowIfNull(line);
        return [.. line.Replace(Broker, broker, StringComparison.Ordinal).Split(' '), .. further];
    }

    /// <summary>Reads the lines of the README that are about a trainer and a robot at a broker.</summary>
    /// <returns>How many there are, and those of them that are none of these here.</returns>
    public static (int Count, IReadOnlyList<string> Others) InReadme()
    {
        string[] shown =
        [
            .. File.ReadLines(Path.Combine(RepositoryRoot.Path, "README.md"))
                .Select(line => line.Trim().TrimEnd('&').TrimEnd())
                .Where(line => line.StartsWith("mbrl-", StringComparison.Ordinal))
                .Where(line => line.Contains("--broker", StringComparison.Ordinal) || line.Contains("keys new", StringComparison.Ordinal)),
        ];
        return (shown.Length, [.. shown.Where(line => !All.Any(each => line.StartsWith(each, StringComparison.Ordinal)))]);
    }
}
