using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Chaos;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Models;
using MbRlRobot.Registry;
using MbRlRobot.TestKit.Brokers;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>Two robots, a trainer and a mosquitto under a storm of kills; then the store against what the plants wrote down.</summary>
public sealed partial class NothingIsLost : IProof
{
    private const int LeastRows = 5000;

    /// <inheritdoc />
    public string Name => nameof(NothingIsLost);

    /// <inheritdoc />
    public string Shows => "after kills of every process and 20 s without a broker the store has every step that the plants made, once, to the bit";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        if (MosquittoBroker.SkipReason is { } missing)
        {
            return new Verdict(Outcome.Skipped, missing);
        }

        Criteria criteria = new(progress);
        await using ChaosScene scene = await ChaosScene.Start(cancellation);
        Storm storm = new(scene, criteria.Tell, cancellation);
        try
        {
            await storm.Rage();
            await ComeToRest(scene, cancellation);
        }
        finally
        {
            criteria.Tell($"what the processes wrote: {AcceptanceFolder.Write("nothing-is-lost.log", scene.Story)}");
        }

        int rows = CheckRows(scene, criteria);
        CheckModels(scene, criteria);
        CheckDuplicates(scene, criteria);
        return criteria.Verdict($"{rows} rows through {storm.Faults} faults");
    }

    /// <summary>Ends the robots, waits until all that they recorded is stored, ends everything in order.</summary>
    private static async Task ComeToRest(ChaosScene scene, CancellationToken cancellation)
    {
        foreach (RobotUnderFire robot in scene.Robots)
        {
            await robot.EndControl(cancellation);
            await scene.Until("the memory is empty", () => robot.IsDrained, cancellation);
            await robot.EndLink(cancellation);
            IReadOnlyDictionary<ulong, ulong> logged = robot.ReadLog();
            await robot.StartLink(cancellation);
            await scene.Until(
                "the trainer has what the disk has",
                () => logged.All(epoch => scene.Trainer.ReadMark(robot.Id, epoch.Key) >= epoch.Value),
                cancellation);
            await robot.EndLink(cancellation);
        }

        await scene.Trainer.WaitForFit(cancellation);
        await scene.Trainer.End(cancellation);
    }

    private static int CheckRows(ChaosScene scene, Criteria criteria)
    {
        IReadOnlyList<Transition> rows = scene.Trainer.ReadRows();
        ILookup<(string, ulong), Transition> stored = rows.ToLookup(row => (row.Id.RobotId, row.Id.Epoch));
        foreach (ControlLife life in scene.Lives)
        {
            IReadOnlyList<PlantStep> steps = life.Journal.Read(scene.Robot);
            Transition[] own = [.. stored[(life.RobotId, life.Epoch)]];
            LifeComparison comparison = LifeComparison.Of(life, steps, own);
            string inFlight = comparison.InFlight is { } id ? $"; in flight when it was killed: sequence {id.Sequence}" : string.Empty;
            string differences = string.Concat(comparison.Differences.Take(5).Select(each => $"; {each}"));
            criteria.Check(
                $"{life}: {steps.Count} steps, {own.Length} rows, {comparison.Differences.Count} differences{inFlight}{differences}",
                comparison.Differences.Count == 0 && steps.Count > 0);
        }

        int strangers = rows.Count(row => !scene.Lives.Any(life => (life.RobotId, life.Epoch) == (row.Id.RobotId, row.Id.Epoch)));
        criteria.Check($"{rows.Count} rows, more than {LeastRows}; {strangers} of no process", rows.Count > LeastRows && strangers == 0);
        CheckComparison(scene, stored, criteria);
        return rows.Count;
    }

    private static void CheckComparison(ChaosScene scene, ILookup<(string, ulong), Transition> stored, Criteria criteria)
    {
        ControlLife killed = scene.Lives.First(life => life.IsKilled);
        Transition[] rows = [.. stored[(killed.RobotId, killed.Epoch)].OrderBy(row => row.Id.Sequence)];
        string[] mistakes = [.. new ComparisonCheck(killed, killed.Journal.Read(scene.Robot), rows).Mistakes()];
        criteria.Check(
            $"the comparison sees every fault put into rows{string.Concat(mistakes.Select(each => $"; not {each}"))}", mistakes.Length == 0);
    }

    private static void CheckModels(ChaosScene scene, Criteria criteria)
    {
        ModelRegistry registry = new(scene.Trainer.Data, scene.Robot.Type);
        ulong[] versions = [.. registry.Versions];
        long[] positions = [.. versions.Select(version => registry.Record(version).StorePosition)];
        bool isRising = positions.SequenceEqual(positions.Order());
        bool isWhole = versions.All(version => ModelFolder.Read(registry.Folder(version), scene.Robot).Manifest?.Version == version);
        criteria.Check(
            $"{versions.Length} versions in the registry, whole, each of more rows than the one before",
            versions.Length > 0 && isRising && isWhole && registry.Find(RegistryAlias.Champion) is { } champion && versions.Contains(champion));

        ulong[] fitted = [.. scene.Trainer.Logs.SelectMany(lines => lines).Select(line => FitPattern().Match(line))
            .Where(match => match.Success).Select(match => ulong.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        string each = string.Join(", ", scene.Trainer.Logs.Select(lines => lines.Count(line => FitPattern().IsMatch(line))));
        criteria.Check($"{scene.Trainer.Logs.Count} trainers one after the other fitted {each} models, no version twice",
            fitted.Length > 0 && fitted.Distinct().Count() == fitted.Length && fitted.All(versions.Contains));
    }

    private static void CheckDuplicates(ChaosScene scene, Criteria criteria)
    {
        Match[] counts = [.. scene.Trainer.Logs[^1].Select(line => CountPattern().Match(line)).Where(match => match.Success)];
        long again = counts.Sum(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        criteria.Check($"{again} rows came again to the last trainer, were counted, and are stored once", again > 0);
    }

    [GeneratedRegex(@"version (\d+) fitted on")]
    private static partial Regex FitPattern();

    [GeneratedRegex(@"(\d+) came again")]
    private static partial Regex CountPattern();
}
