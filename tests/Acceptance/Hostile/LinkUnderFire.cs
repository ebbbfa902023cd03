using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Learning;
using MbRlRobot.Acceptance.Machine;
using MbRlRobot.Installation;
using MbRlRobot.Link;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Link.Reception;
using MbRlRobot.Messaging;
using MbRlRobot.Processes;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;
using MbRlRobot.Signing;
using MbRlRobot.TestKit.Hostile;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Acceptance.Hostile;

/// <summary>A robot's link, as its process runs it, to which somebody sends who is no trainer.</summary>
public static class LinkUnderFire
{
    private const string RobotId = "r1";

    /// <summary>Below what a link's inbox holds: here nothing is to be dropped because it comes too fast.</summary>
    private const int Wave = 200;

    /// <summary>Sends messages, and checks what became of them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="criteria">Takes what is checked.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task Run(int count, Criteria criteria, CancellationToken cancellation)
    {
        using TemporaryFolder folder = new();
        await using Attacker attacker = new();
        RobotDescription robot = SampleRobot.Read();
        int lines = 0;
        void Write(string line) => Interlocked.Increment(ref lines);
        using SegmentLog log = SegmentLog.Open(folder.Path, RobotId, SegmentLogOptions.Of(robot.Link), Write);
        LinkIdentity identity = new(robot, RobotId, new string('0', 64), "1.0.0", "boot", BdSeq: 0);
        LinkSettings settings = new(
            identity, new RuntimeFolder(RobotId, folder.Path), OutboxSettings.Usual, SystemClock.Read, Write, TimeProvider.System, ModelsOf(robot, folder.Path));
        using RobotLink link = new(settings, attacker.Victim, log);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task running = Task.Run(() => link.RunAsync(stop.Token), cancellation);
        await attacker.ConnectAsync();
        criteria.Check("the link listens", await Attacker.Holds(() => attacker.Victim.IsListening));

        Refusals refusals = await Attack(attacker, link, count, cancellation);
        criteria.Check($"the link counted {TopicCounts.Describe(link.Refused)}; refused: {refusals}", refusals.Are(link.Refused));
        criteria.Check($"it runs on: {running.Status}", !running.IsCompleted);
        await stop.CancelAsync();
        await running;
        criteria.Check($"no exception escaped: {attacker.Victim.Statistics.LastFault ?? "none"}", attacker.Victim.Statistics.HandlerFaults == 0);
        criteria.Check($"{lines} lines for people", lines is > 0 and < 2000);
    }

    /// <summary>It trusts one trainer, who sends nothing.</summary>
    private static ModelSettings ModelsOf(RobotDescription robot, string folder)
    {
        using SigningKey trusted = SigningKey.New();
        ModelInstallation installation = new(folder);
        ModelInstaller installer = new(
            new InstallerSettings(robot, RobotId, new Version(1, 0, 0)), new TrustStore([trusted.Public]), installation,
            _ => throw new InvalidOperationException("a stranger's model came as far as an engine"));
        return new ModelSettings(installer, installation, new ChunkCache(Path.Combine(folder, "incoming")), new ShadowSettings());
    }

    private static async Task<Refusals> Attack(Attacker attacker, RobotLink link, int count, CancellationToken cancellation)
    {
        Refusals refusals = new();
        TopicName[] topics = [.. attacker.Victim.Kinds.Select(kind => new TopicName(kind, RobotId, new string('0', 64)))];
        foreach (HostileMessage[] wave in new HostileTraffic(13, topics, RobotSchema.Of(SampleRobot.Read())).Take(count).Chunk(Wave))
        {
            cancellation.ThrowIfCancellationRequested();
            await attacker.SendAsync(wave);
            refusals.Take(wave);
            if (!await Attacker.Holds(() => refusals.Are(link.Refused)))
            {
                break;
            }
        }

        return refusals;
    }
}
