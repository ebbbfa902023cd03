using System;
using System.CommandLine;
using System.IO;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Tasks;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Link;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Link.Reception;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Processes;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Link;

/// <summary><c>link</c>: the process that carries what the robot records to the trainer, beside the control process.</summary>
public static class LinkCommand
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        LinkOptions options = new();
        Command command = new("link", "Carry what a robot records to its trainer, and commands back; runs beside the control process.");
        options.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(parsed, options, adapters));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, LinkOptions options, Func<AdapterRegistry> adapters)
    {
        string file = RobotOption.Resolve(parsed.GetRequiredValue(options.Robot));
        RobotDescription robot = RobotFile.Read(file, PlantCatalog.Check);
        string robotId = options.IdOf(parsed, robot.Type);
        MessageBusOptions broker = options.Broker.Read(parsed, $"{robotId}-link")!;
        string folder = options.FolderOf(parsed, robotId);
        ModelSettings? models = LinkModels.Of(robot, robotId, folder, parsed.GetValue(options.Trust) ?? [], EngineOf(parsed, options, adapters()));
        using FileStream claim = Claim(folder, robotId);
        LinkIdentity identity = new(
            robot, robotId, HashOf(file), Product.Version, BootId(), ConnectionCounter.Next(folder));
        TextWriter output = TextWriter.Synchronized(parsed.InvocationConfiguration.Output);

        IMessageBus bus = options.Broker.CreateBus(parsed, adapters(), broker with { Will = WillOf(identity) });
        await using ConfiguredAsyncDisposable closing = bus.ConfigureAwait(false);
        using SegmentLog log = SegmentLog.Open(Path.Combine(folder, "log"), robotId, SegmentLogOptions.Of(robot.Link), output.WriteLine);
        LinkSettings settings = new(
            identity, new RuntimeFolder(robotId), OutboxSettings.Usual, SystemClock.Read, output.WriteLine, TimeProvider.System, models);
        using RobotLink link = new(settings, bus, log);
        using StopSignals stop = new();
        output.WriteLine($"link of {robotId} to {broker.Broker}, log in {folder}; Ctrl-C ends it");
        await link.RunAsync(stop.Token).ConfigureAwait(false);
        return ExitCode.Ok;
    }

    /// <summary>Before anything of the folder is touched: a second link would cut off what the first one is writing.</summary>
    private static FileStream Claim(string folder, string robotId)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, "link.claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new IOException($"{folder}: another link of the robot '{robotId}' is running, or: {fault.Message}", fault);
        }
    }

    private static RolloutEngineFactory EngineOf(ParseResult parsed, LinkOptions options, AdapterRegistry adapters) =>
        adapters.RolloutEngines.Find(parsed.GetValue(options.Engine));

    private static BusMessage WillOf(LinkIdentity identity) => new(
        Topics.Status(identity.RobotId), PayloadJson.Write(RobotStatus.Offline(identity.BdSeq)), Retain: true);

    private static string HashOf(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Where the kernel has none, each start of the link counts as a boot: no times are compared that must not be.</summary>
    private static string BootId() =>
        File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : Guid.NewGuid().ToString("D");
}
