using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.ControllerApp;
using MbRlRobot.Processes;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Reports;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>The control process on the simulated cart-pole, in lockstep and in real time, with the shipped model.</summary>
public sealed class RunsTheControlProcess : IProof
{
    private const double LeastReturn = 170;

    /// <inheritdoc />
    public string Name => nameof(RunsTheControlProcess);

    /// <inheritdoc />
    public string Shows => "run swings the cart-pole up, repeats itself to the bit, and its rows are what the plant itself wrote down";

    /// <inheritdoc />
    public Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        Criteria criteria = new(progress);
        using TemporaryFolder folder = new();
        string[] lockstep = ["--lockstep", "--episodes", "3", "--seed", "1"];
        RunReport report = Control(folder, "a", lockstep);
        _ = Control(folder, "b", lockstep);
        double least = report.Episodes.Where(episode => !episode.Exploring).Min(episode => episode.Return ?? double.NaN);
        criteria.Check($"planned episodes return {least:f1} at least, limit {LeastReturn}", least >= LeastReturn);

        LoggedStep[] first = Rows(folder, "a");
        LoggedStep[] second = Rows(folder, "b");
        criteria.Check($"{first.Length} rows are the same in a second run", first.Length == 600 && Same(first, second));
        criteria.Check("every row is what the plant wrote down itself", IsWhatThePlantDid(first, folder, "a"));

        RunReport live = Control(folder, "c", ["--episodes", "2", "--seed", "1"]);
        LoggedStep[] rows = Rows(folder, "c");
        int late = rows.Count(row => !row.Transition.IsUsableForFit(0.04));
        double real = live.Episodes[^1].Return ?? double.NaN;
        criteria.Tell($"in real time: return {real:f1}, {late} of {rows.Length} rows late");
        criteria.Check($"{rows.Length} rows in real time, each as long as it says", rows.Length == 400 && IsChained(rows));
        return Task.FromResult(criteria.Verdict($"return {least:f1} in lockstep, {real:f1} in real time"));
    }

    private static RunReport Control(TemporaryFolder folder, string id, string[] options)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture);
        string[] all =
        [
            "run", "--robot", "cartpole", "--id", id, "--runtime", folder.Path, "--no-link", "--json", "--io", "plant",
            "--model", Path.Combine(RepositoryRoot.Path, "models", "cartpole", "1"),
            "--plant-journal", JournalOf(folder, id), .. options,
        ];
        int code = ControllerProgram.Run(all, output, Console.Error);
        return code == 0
            ? RunReportJson.Read(System.Text.Encoding.UTF8.GetBytes(output.ToString()))
            : throw new ProofFailedException($"'{string.Join(' ', all)}' ended with {code}");
    }

    private static string JournalOf(TemporaryFolder folder, string id) => Path.Combine(folder.Path, $"{id}.journal");

    private static LoggedStep[] Rows(TemporaryFolder folder, string id)
    {
        SegmentLogOptions options = SegmentLogOptions.Of(new LinkDescription());
        using SegmentLog log = SegmentLog.Open(Path.Combine(folder.Path, $"{id}.log"), id, options, _ => { });
        using RingCopier copier = new(new RuntimeFolder(id, folder.Path).Rings, log, _ => { });
        copier.Copy();
        return [.. log.ReadFrom(log.Epochs[^1].Epoch, 0).OfType<LoggedStep>()];
    }

    private static bool Same(LoggedStep[] first, LoggedStep[] second) => first.Length == second.Length && first.Zip(second).All(pair =>
        pair.First.Transition.State.Span.SequenceEqual(pair.Second.Transition.State.Span)
        && pair.First.Transition.Action.Span.SequenceEqual(pair.Second.Transition.Action.Span)
        && pair.First.Transition.NextState.Span.SequenceEqual(pair.Second.Transition.NextState.Span)
        && (pair.First.Transition.Reward, pair.First.Transition.Flags) == (pair.Second.Transition.Reward, pair.Second.Transition.Flags));

    private static bool IsChained(LoggedStep[] rows) => rows.Zip(rows.Skip(1)).All(pair => pair.First.Episode != pair.Second.Episode
        || (pair.First.Transition.NextState.Span.SequenceEqual(pair.Second.Transition.State.Span)
            && pair.First.TimeNanoseconds + (long)Math.Round(pair.First.Transition.DtSeconds * 1e9) == pair.Second.TimeNanoseconds));

    /// <summary>In lockstep each row is one step of the plant: state before, action, state after.</summary>
    private static bool IsWhatThePlantDid(LoggedStep[] rows, TemporaryFolder folder, string id)
    {
        Queue<float[]> steps = new(File.ReadLines(JournalOf(folder, id))
            .Where(line => line[0] == 'S')
            .Select(line => line.Split(',')[4..].Select(text => (float)double.Parse(text, CultureInfo.InvariantCulture)).ToArray()));
        return rows.All(row =>
        {
            float[] expected = [.. row.Transition.State.Span, .. row.Transition.Action.Span, .. row.Transition.NextState.Span];

            // between episodes the plant coasts for a period: what no row has
            while (steps.TryDequeue(out float[]? step))
            {
                if (step.SequenceEqual(expected))
                {
                    return true;
                }
            }

            return false;
        });
    }
}
