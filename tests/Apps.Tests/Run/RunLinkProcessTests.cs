using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Recording;
using MbRlRobot.Replay;
using MbRlRobot.Status;
using MbRlRobot.TestKit.Brokers;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>A run with its link as two real processes: what each does when the other ends, well or not.</summary>
public sealed class RunLinkProcessTests : IDisposable
{
    private static readonly string Nowhere = $"mqtt://127.0.0.1:{MosquittoBroker.FreePort()}";

    private readonly RunningRobot _robot = new();

    public void Dispose() => _robot.Dispose();

    [Fact]
    public void Brings_everything_to_the_disk_where_there_is_no_broker()
    {
        _robot.StartLinked(Nowhere, "--lockstep --episodes 2 --seed 1 --await-model 0 --json");
        string errors = EndWell();
        Assert.Contains("link: link of tiny to mqtt://127.0.0.1", errors, StringComparison.Ordinal);
        Assert.Equal(24, Logged());
        Assert.Empty(_robot.Files.Rings.Rings());
    }

    [SkippableBrokerFact]
    public async Task Connects_to_a_broker()
    {
        await using MosquittoBroker broker = await MosquittoBroker.StartAsync();
        _robot.StartLinked($"mqtt://127.0.0.1:{broker.Port}", "--lockstep --episodes 1 --await-model 0 --json");
        Assert.Contains("connected", EndWell(), StringComparison.Ordinal);
        Assert.Equal(12, Logged());
        Assert.Contains("mbrl/v1/tiny/transitions", broker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Starts_a_link_again_that_was_killed_and_loses_nothing()
    {
        _robot.StartLinked(Nowhere, "--episodes 1000 --headless --await-model 0");
        int first = _robot.WaitForLink();
        _robot.WaitFor(status => status.Transitions > 5);
        RunningRobot.Signal("KILL", first);
        int second = _robot.WaitForLink(before: first);
        Assert.NotEqual(first, second);
        ulong rows = _robot.WaitFor(status => status.Transitions > 15).Transitions;
        _robot.Signal("TERM");
        Assert.Contains("warning: the link has ended with 137; it is started again in 1 s", EndWell(), StringComparison.Ordinal);
        Assert.True(Logged() >= (int)rows);
    }

    [Fact]
    public void Interrupts_end_both_once_everything_is_on_the_disk()
    {
        _robot.StartLinked(Nowhere, "--episodes 1000 --headless --await-model 0");
        int link = _robot.WaitForLink();
        Assert.StartsWith("link: ", _robot.Process.StandardError.ReadLine(), StringComparison.Ordinal);
        _robot.WaitFor(status => status.Transitions > 3);
        RunningRobot.Signal("INT", link);
        LoopStatus later = _robot.WaitFor(status => status.Transitions > 6);
        Assert.True(Directory.Exists($"/proc/{link}"), "the link ended by the interrupt that was the run's");
        _robot.Signal("INT");
        EndWell();
        RunningRobot.WaitForEnd(link);
        Assert.True(Logged() >= (int)later.Transitions);
    }

    [Fact]
    public void A_link_whose_run_was_killed_ends_when_nothing_is_left_to_do()
    {
        _robot.StartLinked(Nowhere, "--wait --headless");
        int link = _robot.WaitForLink();
        _robot.WaitFor(status => status.Ticks > 2);
        Assert.StartsWith("link: ", _robot.Process.StandardError.ReadLine(), StringComparison.Ordinal);
        _robot.Signal("KILL");
        RunningRobot.WaitForEnd(link);
    }

    private string EndWell()
    {
        Task<string> errors = _robot.Process.StandardError.ReadToEndAsync();
        _robot.Process.StandardOutput.ReadToEnd();
        _robot.Process.WaitForExit();
        Assert.Equal(0, _robot.Process.ExitCode);
        return errors.Result;
    }

    /// <summary>The rows on the disk; each once, none left out.</summary>
    private int Logged()
    {
        IEnumerable<LogRecord> records = new RecordedLog(Path.Combine(_robot.Data, "log")).Read();
        ulong[] sequences = [.. records.OfType<LoggedStep>().Select(step => step.Sequence)];
        Assert.Equal(Enumerable.Range(0, sequences.Length).Select(index => (ulong)index), sequences);
        return sequences.Length;
    }

    /// <summary>Left out where there is no broker.</summary>
    private sealed class SkippableBrokerFactAttribute : FactAttribute
    {
        public SkippableBrokerFactAttribute() => Skip = MosquittoBroker.SkipReason;
    }
}
