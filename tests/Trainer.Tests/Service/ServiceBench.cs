using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Fitting;
using MbRlRobot.Gates;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Ports;
using MbRlRobot.Registry;
using MbRlRobot.Robots;
using MbRlRobot.Service;
using MbRlRobot.Signing;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>A broker, a trainer's disk, and a service on them that can be stopped and started.</summary>
internal sealed class ServiceBench : IAsyncDisposable
{
    /// <summary>Fits as small as these are no steady improvement; the gates have tests of their own.</summary>
    private static readonly GateThresholds Generous = new(NllMargin: 1e6, DriftMargin: 1e6);

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryTransitionStore _store = new();
    private readonly IReadOnlyList<ServedType> _types;
    private ReconnectingMessageBus? _bus;

    private ServiceBench(IReadOnlyList<ServedType> types) => _types = types;

    public InProcessBroker Broker { get; } = new();

    public SigningKey Key { get; } = SigningKey.New();

    public RecordingFitter Fitter { get; } = new();

    /// <summary>What the closed-loop gate says; null for nothing.</summary>
    public GateResult? Verdict { get; set; }

    public TrainerService Service { get; private set; } = null!;

    public ConcurrentQueue<string> Log { get; } = [];

    public ITransitionStore Store => _store;

    public RobotView Robot(string id) => Service.View.Robots.Single(robot => robot.RobotId == id);

    public ModelRegistry Registry(string type = "sample") => new(_folder.Path, type);

    public RefitRequest Refit => new(_folder.Path, "sample");

    public static async Task<ServiceBench> Start(bool isStarted = true, params RobotDescription[] robots)
    {
        List<ServedType> types = [];
        ServiceBench bench = new(types);
        types.AddRange((robots.Length > 0 ? robots : [LinearMotion.Robot()]).Select((robot, index) => new ServedType(
            robot, index == 0 ? bench.Fitter : new BuiltInFitter(), (_, _) => bench.Verdict)));
        if (isStarted)
        {
            await bench.Start();
        }

        return bench;
    }

    public async Task Start()
    {
        MessageBusOptions options = new(new Uri("inprocess://test"), "lab", TrainerService.Will("lab"));
        ReconnectingMessageBus bus = new(options, Broker.Connect);
        Service = await TrainerService.StartAsync(bus, _store, Key, _types, new ServiceOptions(
            _folder.Path, "lab", "1.0.0", Seed: 5, Thresholds: Generous, Ingest: new IngestOptions(GroupMilliseconds: 1, RetryMilliseconds: 1),
            WatchSeconds: 0.05, Log: Log.Enqueue));
        _bus = bus;
    }

    public async Task Stop()
    {
        await Service.DisposeAsync();
        await _bus!.DisposeAsync();
    }

    /// <summary>Waits until something holds; fails the test where it never does.</summary>
    public static void Await(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));

    public async ValueTask DisposeAsync()
    {
        Fitter.Release();
        if (Service is not null)
        {
            await Stop();
        }

        _store.Dispose();
        Key.Dispose();
        _folder.Dispose();
    }
}
