using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Fitting;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Service;
using MbRlRobot.Signing;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Hostile;
using MbRlRobot.Transitions;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>A service with a store on the disk, and somebody who sends it whatever he likes.</summary>
internal sealed class HostileBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InProcessBroker _broker = new();
    private readonly SigningKey _key = SigningKey.New();
    private readonly BuiltInFitter _fitter = new();
    private readonly ReconnectingMessageBus _sender;
    private long _sent;

    private HostileBench()
    {
        _sender = Connect("sender");
        Bus = new WatchedBus(Connect("lab"));
        Store = SqliteTransitionStore.Open(_folder.Path);
    }

    public TransitionSchema Schema { get; } = RobotSchema.Of(LinearMotion.Robot());

    /// <summary>The service's bus.</summary>
    public WatchedBus Bus { get; }

    public SqliteTransitionStore Store { get; }

    public ConcurrentQueue<string> Log { get; } = [];

    public TrainerService Service { get; private set; } = null!;

    public static async Task<HostileBench> Start()
    {
        HostileBench bench = new();
        ServedType type = new(LinearMotion.Robot(), bench._fitter, (_, _) => null);
        bench.Service = await TrainerService.StartAsync(bench.Bus, bench.Store, bench._key, [type], new ServiceOptions(
            bench._folder.Path, "lab", "1.0.0", Ingest: new IngestOptions(GroupMilliseconds: 1, RetryMilliseconds: 1), Log: bench.Log.Enqueue));
        await bench._sender.ConnectAsync(default);
        return bench;
    }

    /// <summary>Sends messages, fewer than a broker keeps for a client, and waits until the service's bus has handled them.</summary>
    public async Task Send(IEnumerable<HostileMessage> messages)
    {
        foreach (HostileMessage message in messages)
        {
            await _sender.PublishAsync(new BusMessage(message.Name.ToString(), message.Payload), default);
            _sent++;
        }

        Await(() => Bus.Handled == _sent);
    }

    public static bool Await(Func<bool> condition) => SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Bus.DisposeAsync();
        await _sender.DisposeAsync();
        Store.Dispose();
        _fitter.Dispose();
        _key.Dispose();
        _folder.Dispose();
    }

    private ReconnectingMessageBus Connect(string name) => new(new MessageBusOptions(new Uri("inprocess://test"), name), _broker.Connect);
}
