using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Running;
using MbRlRobot.Acceptance.Serving;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Brokers;

namespace MbRlRobot.Acceptance.Proofs;

/// <summary>A robot's programs and a trainer's with a mosquitto between them: from nothing to a swing-up, by the README's command lines.</summary>
public sealed class LearnsOverTheBroker : IProof
{
    private const double Share = 0.8;

    private static readonly ulong[] Seeds = [1, 2, 3];

    /// <inheritdoc />
    public string Name => nameof(LearnsOverTheBroker);

    /// <inheritdoc />
    public string Shows => $"run and serve reach {Share:P0} of the oracle within 10 episodes, in lockstep and at 25 Hz, every model over MQTT";

    /// <inheritdoc />
    public async Task<Verdict> Run(IProgress<string> progress, CancellationToken cancellation)
    {
        if (MosquittoBroker.SkipReason is { } missing)
        {
            return new Verdict(Outcome.Skipped, missing);
        }

        Criteria criteria = new(progress);
        RobotDescription robot = LabRobot.Read("cartpole").Description;
        double limit = Share * (robot.Task.Score?.Oracle ?? throw new ProofFailedException("the robot has no oracle"));
        (int count, IReadOnlyList<string> others) = CommandLines.InReadme();
        criteria.Check($"{count} command lines of the README are those run here{string.Concat(others.Select(line => $"; not '{line}'"))}", others.Count == 0 && count >= CommandLines.Shown);

        // lockstep takes all of a core, real time is mostly idle
        ServedRun[] lockstep = await All(isLockstep: true, Math.Min(Environment.ProcessorCount, Seeds.Length), criteria.Tell, cancellation);
        ServedRun[] real = await All(isLockstep: false, Seeds.Length, criteria.Tell, cancellation);
        foreach (ServedRun run in lockstep.Concat(real))
        {
            Check(run, limit, criteria);
        }

        return criteria.Verdict(string.Create(
            CultureInfo.InvariantCulture,
            $"best returns {Least(lockstep):F1} at least in lockstep, {Least(real):F1} in real time, limit {limit:F1}"));
    }

    private static void Check(ServedRun run, double limit, Criteria criteria)
    {
        criteria.Check(
            string.Create(CultureInfo.InvariantCulture, $"{run.Name}: best return {run.Best:F1} within {run.Report.Episodes.Count} episodes, limit {limit:F1}"),
            run.Report.Episodes.Count == 10 && run.Best >= limit);
        criteria.Check(
            $"{run.Name}: {run.Drove.Count} models drove, each of them made by the trainer and installed from it",
            run.Drove.Count > 0 && run.Drove.IsSubsetOf(run.Registered) && run.Drove.IsSubsetOf(run.Installed));
        criteria.Check(
            $"{run.Name}: rows say by which model they were planned",
            run.Rows.Any(row => row.ModelVersion > 0) && run.Report.Episodes[0] is { Exploring: true, ModelVersion: 0 });
    }

    /// <summary>Runs all seeds, some of them at once, and tells of each as it ends.</summary>
    private static Task<ServedRun[]> All(bool isLockstep, int atOnce, Action<string> tell, CancellationToken cancellation)
    {
        return Cores.ForEachAsync(Seeds, atOnce, Each, cancellation);

        async Task<ServedRun> Each(ulong seed)
        {
            long start = Stopwatch.GetTimestamp();
            ServedRun run = await ServedRun.Run(seed, isLockstep, cancellation);
            tell(string.Create(CultureInfo.InvariantCulture, $"{run}; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
            return run;
        }
    }

    private static double Least(IEnumerable<ServedRun> runs) => runs.Min(run => run.Best);
}
