using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Fitting;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;
using MbRlRobot.Service;
using MbRlRobot.Signing;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Hostile;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Acceptance.Hostile;

/// <summary>A trainer's service with its store on the disk, to which hostile robots send, and an honest one beside them.</summary>
public static class TrainerUnderFire
{
    private const int Wave = 500;
    private const int HonestRows = 5;
    private const string Honest = "honest";

    private static readonly string[] Robots = ["r1", "r2", "r3"];

    /// <summary>Sends messages, and checks what became of them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="criteria">Takes what is checked.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task Run(int count, Criteria criteria, CancellationToken cancellation)
    {
        using TemporaryFolder folder = new();
        using SqliteTransitionStore store = SqliteTransitionStore.Open(folder.Path);
        using SigningKey key = SigningKey.New();
        using BuiltInFitter fitter = new();
        await using Attacker attacker = new();
        RobotDescription robot = SampleRobot.Read();
        await using TrainerService service = await TrainerService.StartAsync(
            attacker.Victim, store, key, [new ServedType(robot, fitter, (_, _) => null)], new ServiceOptions(folder.Path, "lab", "1.0.0"), cancellation);
        await attacker.ConnectAsync();

        (ExpectedRows rows, Refusals refusals) = await Attack(attacker, RobotSchema.Of(robot), count, cancellation);
        bool isDone = await Attacker.Holds(() => store.Position == rows.Count && refusals.Are(service.View.Refused));
        ulong honest = (ulong)((count + Wave - 1) / Wave * HonestRows) - 1;
        criteria.Check($"the trainer counted {TopicCounts.Describe(service.View.Refused)}; refused: {refusals}", isDone);
        criteria.Check($"store of {store.Position} rows: {rows.DifferenceTo(store) ?? "the rows sent, to the bit"}", rows.DifferenceTo(store) is null);
        criteria.Check($"the honest robot's rows are stored up to {store.HighWaterMark(Honest, 1)}", store.HighWaterMark(Honest, 1) == honest);
        criteria.Check($"no exception escaped: {attacker.Victim.Statistics.LastFault ?? "none"}", attacker.Victim.Statistics.HandlerFaults == 0);
        criteria.Check($"faults of store and service: {service.View.Ingest.LastFault ?? service.View.Fault ?? "none"}",
            service.View.Ingest.StoreFaults == 0 && service.View.Fault is null);
    }

    private static async Task<(ExpectedRows Rows, Refusals Refusals)> Attack(
        Attacker attacker, TransitionSchema schema, int count, CancellationToken cancellation)
    {
        ExpectedRows rows = new(schema);
        Refusals refusals = new();
        TopicName[] topics = [.. from robot in Robots from kind in attacker.Victim.Kinds select new TopicName(kind, robot)];
        ulong wave = 0;
        foreach (HostileMessage[] hostile in new HostileTraffic(11, topics, schema).Take(count).Chunk(Wave))
        {
            cancellation.ThrowIfCancellationRequested();
            HostileMessage[] sent = [.. hostile, Batch(Honest, schema, wave * HonestRows), .. wave++ == 0 ? Extremes(schema) : []];
            await attacker.SendAsync(sent);
            sent.ToList().ForEach(message => rows.Take(message.Name, message.Payload));
            refusals.Take(sent);
        }

        refusals.Set(TopicKind.Transitions, rows.Refused);
        return (rows, refusals);
    }

    /// <summary>Well-formed, and as far out as can be said.</summary>
    private static IEnumerable<HostileMessage> Extremes(TransitionSchema schema)
    {
        ulong last = TransitionBatch.LargestSequence - HonestRows + 1;
        return [Batch("far", schema, last, last), Batch("far", schema, 1UL << 40), Batch("far", schema, 0)];
    }

    private static HostileMessage Batch(string robot, TransitionSchema schema, ulong first, ulong lostBefore = 0) =>
        new(new TopicName(TopicKind.Transitions, robot), SamplePayloads.Batch(robot, schema, first, HonestRows, lostBefore));
}
