using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Acceptance.Running;

/// <summary>Runs proofs one after another: verdicts on <paramref name="output"/>, progress on <paramref name="errors"/>.</summary>
/// <param name="proofs">The proofs, in the order in which they run.</param>
/// <param name="output">One line per proof and a sum.</param>
/// <param name="errors">Progress and usage errors.</param>
public sealed class Runner(IReadOnlyCollection<IProof> proofs, TextWriter output, TextWriter errors)
{
    /// <summary>Runs what the command line asks for.</summary>
    /// <returns>0: none failed; 1: some failed; 2: the command line makes no sense.</returns>
    public async Task<int> Run(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            var options = Options.Parse(arguments, proofs);
            if (!options.List)
            {
                return await RunAll([.. proofs.Where(proof => IsWanted(proof, options))], cancellation);
            }
        }
        catch (UsageException error)
        {
            await errors.WriteLineAsync($"{error.Message}\n{Options.Usage}");
            return 2;
        }

        return List();
    }

    private static bool IsWanted(IProof proof, Options options) => options.Only.Count == 0 || options.Only.Contains(proof.Name);

    private int List()
    {
        foreach (IProof proof in proofs)
        {
            output.WriteLine($"{proof.Name}: {proof.Shows}");
        }

        return 0;
    }

    private async Task<int> RunAll(IProof[] wanted, CancellationToken cancellation)
    {
        var outcomes = new List<Outcome>();
        foreach (IProof proof in wanted)
        {
            outcomes.Add(await RunOne(proof, cancellation));
        }

        int Count(Outcome outcome) => outcomes.Count(each => each == outcome);
        await output.WriteLineAsync(
            $"{Count(Outcome.Passed)} passed, {Count(Outcome.Failed)} failed, {Count(Outcome.Skipped)} skipped");
        return Count(Outcome.Failed) > 0 ? 1 : 0;
    }

    private async Task<Outcome> RunOne(IProof proof, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Verdict verdict = await Judge(proof, new ProgressWriter(proof.Name, errors), cancellation);
        string seconds = clock.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        string outcome = verdict.Outcome.ToString().ToLowerInvariant();
        await output.WriteLineAsync($"{outcome,-7} {seconds,7} s  {proof.Name}: {verdict.Text}");
        return verdict.Outcome;
    }

    private static async Task<Verdict> Judge(IProof proof, ProgressWriter progress, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return await proof.Run(progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Verdict(Outcome.Failed, "cancelled");
        }
        catch (ProofFailedException error)
        {
            return new Verdict(Outcome.Failed, error.Message);
        }
        catch (Exception error)
        {
            return new Verdict(Outcome.Failed, error.ToString());
        }
    }

    private sealed class ProgressWriter(string name, TextWriter errors) : IProgress<string>
    {
        public void Report(string value) => errors.WriteLine($"{name}: {value}");
    }
}
