using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Measuring;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>
/// Contenders one after the other, in rounds, every other round backwards: a machine that grows slower, or that others use for a while,
/// does so for all of them.
/// </summary>
internal static class Alternation
{
    /// <summary>Runs the rounds.</summary>
    /// <param name="contenders">The contenders, with names of their own.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="progress">Told every measurement.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A number of each contender from each round, ms.</returns>
    public static async Task<IReadOnlyDictionary<string, Samples>> RunAsync(
        IReadOnlyList<Contender> contenders, int rounds, IProgress<string> progress, CancellationToken cancellation)
    {
        Dictionary<string, Samples> all = contenders.ToDictionary(contender => contender.Name, _ => new Samples(rounds));
        for (int round = 0; round < rounds; round++)
        {
            foreach (Contender contender in round % 2 == 0 ? contenders : contenders.Reverse())
            {
                double milliseconds = await contender.Measure(cancellation);
                all[contender.Name].Add(milliseconds);
                progress.Report(FormattableString.Invariant($"round {round + 1} of {rounds}: {contender.Name}: {milliseconds:G4} ms"));
            }
        }

        return all;
    }
}
