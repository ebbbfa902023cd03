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
using MbRlRobot.Ports;
using MbRlRobot.Processes;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Link;

/// <summary><c>link</c>: the process that carries what the robot records to the trainer, beside the control process.</summary>
public static class LinkCommand
{
    /// <summary>Name of the command.</summary>
    internal const string Name = "link";

    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        LinkOptions options = new();
        Command command = new(Name, "Carry what a robot records to its trainer, and commands back; runs beside the control process.");
        options.AddTo(command);
        command.SetAction((parsed, _) => RunAsync(parsed, options, adapters));
        return command;
    }

    /// <summary>Runs a link.</summary>
    /// <param name="parsed">What it is told to do.</param>
    /// <param name="options">What reads that.</param>
    /// <param name="adapters">Lists the adapters.</param>
    /// <param name="terms">How it works for whoever has started it.</param>
    /// <returns>Done when it was ended.</returns>
    internal static async Task RunAsync(
        ParseResult parsed, LinkOptions options, Func<AdapterRegistry> adapters, LinkTerms terms)
    {
        string file = RobotOption.Resolve(parsed.GetRequiredValue(options.Robot));
        RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
        string robotId = options.IdOf(parsed, robot.Type);
        MessageBusOptions broker = options.Broker.Read(parsed, $"{robotId}-link")!;
        string folder = options.FolderOf(parsed, robotId);
        ModelSettings? models = LinkModels.Of(robot, robotId, folder, parsed.GetValue(options.Trust) ?? [], EngineOf(parsed, options, adapters()));
        FileStream? taken = await TakeAsync(folder, robotId, terms).ConfigureAwait(false);
        if (taken is null)
        {
            return;
        }

        using FileStream claim = taken;
        LinkIdentity identity = new(
            robot, robotId, HashOf(file), Product.Version, BootId(), ConnectionCounter.Next(folder));

        IMessageBus bus = options.Broker.CreateBus(parsed, adapters(), broker with { Will = WillOf(identity) });
        await using ConfiguredAsyncDisposable closing = bus.ConfigureAwait(false);
        using SegmentLog log = SegmentLog.Open(Path.Combine(folder, "log"), robotId, SegmentLogOptions.Of(robot.Link), terms.Write);
        LinkSettings settings = new(
            identity, new RuntimeFolder(robotId, parsed.GetValue(options.Runtime)), OutboxSettings.Usual, SystemClock.Read, terms.Write,
            TimeProvider.System, models);
        using RobotLink link = new(settings, bus, log);
        terms.Watch(link.Standing);
        string ender = terms.WaitsForItsTurn ? "its run" : "Ctrl-C";
        terms.Write($"link of {robotId} to {broker.Broker}, log in {folder}; {ender} ends it");
        await link.RunAsync(terms.Stop).ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(ParseResult parsed, LinkOptions options, Func<AdapterRegistry> adapters)
    {
        InvocationConfiguration console = parsed.InvocationConfiguration;
        if (parsed.GetValue(options.Parent) is { } parent)
        {
            using RunsChild child = new(parent);
            await console.Output.WriteLineAsync("ready").ConfigureAwait(false);
            await console.Output.FlushAsync().ConfigureAwait(false);
            await RunAsync(parsed, options, adapters, child.Terms(console.Error)).ConfigureAwait(false);
            return ExitCode.Ok;
        }

        using StopSignals stop = new();
        TextWriter output = TextWriter.Synchronized(console.Output);
        LinkTerms terms = new(output.WriteLine, WaitsForItsTurn: false, _ => { }, stop.Token);
        await RunAsync(parsed, options, adapters, terms).ConfigureAwait(false);
        return ExitCode.Ok;
    }

    /// <summary>Takes the folder; null where the link was ended before it got it.</summary>
    private static async Task<FileStream?> TakeAsync(string folder, string robotId, LinkTerms terms)
    {
        try
        {
            return await LinkClaim.TakeAsync(folder, robotId, terms).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (terms.Stop.IsCancellationRequested)
        {
            return null;
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
