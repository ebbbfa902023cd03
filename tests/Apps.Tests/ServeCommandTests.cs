using System;
using System.Collections.Concurrent;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp;
using MbRlRobot.TrainerApp.Serve;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class ServeCommandTests : IDisposable
{
    private readonly SampleWorkspace _workspace = new();
    private readonly string _broker = $"inprocess://serve-{Guid.NewGuid():N}";

    public ServeCommandTests() => CommandRun.Of(TrainerProgram.Run, "keys", "new", "--out", _workspace.At("keys"));

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Serves_until_it_is_stopped_and_says_good_bye()
    {
        string[] lines = await Serve("serving", "--id", "lab");
        Assert.Contains($"serving at {_broker}", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("ended; all that came is stored", lines[^1], StringComparison.Ordinal);
        Assert.True(File.Exists(_workspace.At("trainer/transitions.db")));
    }

    [Fact]
    public async Task Writes_a_line_of_JSON_for_each_event_and_for_how_it_goes()
    {
        JsonElement[] lines = [.. (await Serve("\"state\"", "--json")).Select(line => JsonDocument.Parse(line).RootElement)];
        ILookup<string?, JsonElement> kinds = lines.ToLookup(line => line.GetProperty("kind").GetString());
        Assert.Equal(["event", "state"], kinds.Select(kind => kind.Key).Order());
        Assert.StartsWith($"serving at {_broker}", kinds["event"].First().GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement type = kinds["state"].First().GetProperty("types")[0];
        Assert.Equal(("sample", 0, JsonValueKind.Null), (
            type.GetProperty("type").GetString(), type.GetProperty("champion").GetInt32(), type.GetProperty("lastFit").ValueKind));
        Assert.EndsWith("Z", kinds["state"].First().GetProperty("time").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_at_the_end_what_came_of_each_robots_rows()
    {
        using StringWriter output = new();
        using CancellationTokenSource stop = new();
        await using IMessageBus robot = InProcessBroker.CreateNamedBus(new MessageBusOptions(new Uri(_broker), "robot"));
        using SemaphoreSlim acknowledged = new(0);
        await robot.SubscribeAsync(Topics.Acknowledgement("robot-1"), QualityOfService.AtLeastOnce, _ => acknowledged.Release(), default);
        using SemaphoreSlim serving = new(0);
        await robot.SubscribeAsync(TopicFilters.AllOf(TopicKind.TrainerState), QualityOfService.AtLeastOnce, _ => serving.Release(), default);
        await robot.ConnectAsync(default);
        Task run = Start(output, stop.Token);
        Assert.True(await serving.WaitAsync(TimeSpan.FromSeconds(30)));
        for (int times = 0; times < 2; times++)
        {
            await robot.PublishAsync(new BusMessage(Topics.Transitions("robot-1"), ThreeRows("robot-1")), default);
            Assert.True(await acknowledged.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.EndsWith(
            "robot-1: 3 rows stored, 3 came again, 0 dropped, 0 lost by the robot" + Environment.NewLine, output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--id is 'Lab'", "--id", "Lab")]
    [InlineData("--threads", "--threads", "0")]
    [InlineData("--closed-loop", "--closed-loop", "-1")]
    [InlineData("no-such", "--fitter", "no-such")]
    [InlineData("--password-file", "--password-file", "nowhere")]
    public void Refuses_an_option_that_is_wrong(string told, params string[] extra)
    {
        CommandRun run = CommandRun.Of(TrainerProgram.Run, ["serve", .. Args(extra)]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_key_that_is_not_there()
    {
        CommandRun run = CommandRun.Of(TrainerProgram.Run, ["serve", .. ArgsWith(_workspace.At("no.key"))]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no.key", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Serves until a text was written; checks that the broker hears of the beginning and of the end.</summary>
    private async Task<string[]> Serve(string until, params string[] extra)
    {
        ServeOptions options = new();
        Command command = new("serve");
        options.AddTo(command);
        using LineLog output = new();
        using CancellationTokenSource stop = new();
        await using IMessageBus listener = InProcessBroker.CreateNamedBus(new MessageBusOptions(new Uri(_broker), "listener"));
        BlockingCollection<TrainerState> states = [];
        await listener.SubscribeAsync(
            TopicFilters.AllOf(TopicKind.TrainerState), QualityOfService.AtLeastOnce,
            message => states.Add(PayloadJson.Read<TrainerState>(message.Payload.Span).Payload!), default);
        await listener.ConnectAsync(default);

        ServeRequest request = options.Read(command.Parse(Args([.. extra, "--closed-loop", "0"])), TrainerProgram.Adapters());
        Task run = new ServeRun(request, output).RunAsync(stop.Token);
        Assert.True(states.TryTake(out TrainerState? online, TimeSpan.FromSeconds(30)));
        Assert.True(SpinWait.SpinUntil(() => output.Has(until), TimeSpan.FromSeconds(30)));
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(states.TryTake(out TrainerState? offline, TimeSpan.FromSeconds(30)));
        Assert.Equal((true, 1, false), (online.Online, online.SchemaHashes.Count, offline.Online));
        return output.Lines;
    }

    private Task Start(TextWriter output, CancellationToken stop)
    {
        ServeOptions options = new();
        Command command = new("serve");
        options.AddTo(command);
        string[] arguments = Args("--id", "lab", "--closed-loop", "0");
        return new ServeRun(options.Read(command.Parse(arguments), TrainerProgram.Adapters()), output).RunAsync(stop);
    }

    private static byte[] ThreeRows(string robotId)
    {
        TransitionSchema schema = RobotSchema.Of(SampleRobot.Read(SampleWorkspace.Small));
        TransitionBatchBuilder batch = new(schema);
        for (ulong sequence = 0; sequence < 3; sequence++)
        {
            batch.TryAdd(new Transition
            {
                Id = new TransitionId(robotId, 7, sequence),
                Episode = 0,
                Step = (int)sequence,
                TimeNanoseconds = 0,
                DtSeconds = 0.04,
                State = new float[schema.StateDimension],
                Action = new float[schema.ActionDimension],
                NextState = new float[schema.StateDimension],
                Parameters = new float[schema.ParameterDimension],
                Reward = 0,
                Flags = TransitionFlags.None,
                ModelVersion = 0,
            });
        }

        return TransitionBatchWriter.Write(batch.Build());
    }

    private string[] Args(params string[] extra) => ArgsWith(_workspace.At("keys/trainer.key"), extra);

    private string[] ArgsWith(string key, params string[] extra) =>
        ["--robot", _workspace.Robot, "--broker", _broker, "--data", _workspace.At("trainer"), "--key", key, "--headless", .. extra];
}
