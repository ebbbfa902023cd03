using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Adapters;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.ControllerApp;
using MbRlRobot.ControllerApp.Link;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Replay;
using MbRlRobot.Robots;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>Which link a run starts, and one on its own threads.</summary>
public sealed class RunLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--trust key", "--trust is given without --broker")]
    [InlineData("--data here", "--data is given without --broker")]
    [InlineData("--single", "--single is given without --broker")]
    [InlineData("--single --no-link", "--no-link is given with --single")]
    [InlineData("--broker inprocess://x --no-link", "--no-link is given with --broker")]
    [InlineData("--user u", "--user is given without --broker")]
    [InlineData("--broker nowhere", "--broker is 'nowhere'")]
    [InlineData("--broker mqtt://host --bus telepathy", "telepathy")]
    [InlineData("--broker mqtt://host --trust /no/such.pub", "--trust is '/no/such.pub', where there is no file")]
    [InlineData("--broker mqtt://host --trust ROBOT", "robot.json")]
    [InlineData("--broker mqtts://host --ca /no/such.pem", "--ca is '/no/such.pem', where there is no file")]
    public void Refuses_what_the_link_would_refuse_before_anything_starts(string options, string told)
    {
        CommandRun run = Run(options.Replace("ROBOT", TinyRobot.In(_folder), StringComparison.Ordinal).Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Delivers_everything_from_threads_of_its_own()
    {
        Uri address = new($"inprocess://run-link-{Guid.NewGuid():N}");
        await using IMessageBus trainer = MessageBuses.Create(
            ControllerProgram.Adapters(), new MessageBusOptions(address, "trainer"));
        await trainer.ConnectAsync(CancellationToken.None);
        int rows = 0;
        await SubscribeAsync(trainer, batch => Interlocked.Add(ref rows, batch.Count));
        RobotDescription robot = RobotFile.Read(TinyRobot.In(_folder), HardwareAdapters.Check);
        byte[] state = PayloadJson.Write(new TrainerState(Online: true, "1.0.0", [RobotSchema.Hash(robot)]));
        await trainer.PublishAsync(new BusMessage(Topics.TrainerState("t"), state, Retain: true), CancellationToken.None);

        CommandRun run = Run(
            "--single", "--broker", address.OriginalString, "--data", _folder.At("data"),
            "--lockstep", "--episodes", "2", "--await-model", "0");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("link: link of tiny to inprocess://", run.Error, StringComparison.Ordinal);
        Assert.Equal(24, Volatile.Read(ref rows));
        Assert.Equal(24, new RecordedLog(_folder.At("data/log")).Read().OfType<LoggedStep>().Count());
    }

    [Fact]
    public void Goes_on_without_a_link_that_fails()
    {
        File.WriteAllText(_folder.At("data"), "a file, where a folder should be");
        CommandRun run = Run(
            "--single", "--broker", "inprocess://nobody", "--data", _folder.At("data"),
            "--lockstep", "--episodes", "1", "--await-model", "0");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The robot goes on, and nothing is logged to disk or sent.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_a_run_waits_for_its_turn_and_says_so_once()
    {
        using CancellationTokenSource stop = new();
        int lines = 0;
        LinkTerms terms = new(_ => lines++, WaitsForItsTurn: true, _ => { }, stop.Token);
        Task<FileStream> waiting;
        using (FileStream first = await LinkClaim.TakeAsync(_folder.Path, "tiny", terms))
        {
            waiting = LinkClaim.TakeAsync(_folder.Path, "tiny", terms);
            Assert.Equal((false, 1), (waiting.IsCompleted, lines));
        }

        using FileStream second = await waiting.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(1, lines);
        Task<FileStream> third = LinkClaim.TakeAsync(_folder.Path, "tiny", terms);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
    }

    private static Task SubscribeAsync(IMessageBus trainer, Action<TransitionBatch> take) => trainer.SubscribeAsync(
        TopicFilters.OfRobot(TopicKind.Transitions, "tiny"),
        QualityOfService.AtLeastOnce,
        message =>
        {
            TransitionBatch batch = TransitionBatchReader.Read(message.Payload.Span, "tiny").Batch!;
            take(batch);
            ulong last = batch.First.Sequence + (ulong)batch.Count - 1;
            byte[] payload = PayloadJson.Write(new Acknowledgement([new EpochAcknowledgement(batch.First.Epoch, last)]));
            trainer.PublishAsync(
                new BusMessage(TopicFilters.OfRobot(TopicKind.Acknowledgement, "tiny"), payload, Retain: true), CancellationToken.None);
        },
        CancellationToken.None);

    private CommandRun Run(params string[] options) => CommandRun.Of(
        ControllerProgram.Run, ["run", "--robot", TinyRobot.In(_folder), "--runtime", _folder.Path, .. options]);
}
