using System;
using System.IO;
using System.Threading;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Startup;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

/// <summary>Starts are measured on real processes, and one that fails is no measurement.</summary>
public sealed class StartupTests : IDisposable
{
    // the program as it lies beside the tests: not published, but it starts
    private static readonly PublishedProgram Controller = new("mbrl-controller", AppContext.BaseDirectory);
    private static readonly PublishedProgram Absent = new("mbrl-absent", AppContext.BaseDirectory);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", false)]
    [InlineData("# plant journal 1, process 7, 1 actions, channels x\n", false)]
    [InlineData("# plant journal 1, process 7, 1 actions, channels S,\nR,0,0,1\n", false)]
    [InlineData("# plant journal 1, process 7, 1 actions, channels x\nR,0,0,1\nS,1,0,0.04", true)]
    public void Sees_the_first_step_in_a_journal_that_is_being_written(string journal, bool expected)
    {
        File.WriteAllText(_folder.At("journal"), journal);
        using FileStream written = new(_folder.At("journal"), FileMode.Open, FileAccess.Write, FileShare.Read);
        Assert.Equal(expected, FirstAction.HasStep(_folder.At("journal")));
    }

    [Fact]
    public void Sees_no_step_where_there_is_no_journal_yet() => Assert.False(FirstAction.HasStep(_folder.At("journal")));

    [Fact]
    public void Counts_all_files_of_a_program()
    {
        Directory.CreateDirectory(_folder.At("models/cartpole"));
        File.WriteAllBytes(_folder.At("program.dll"), new byte[1_500_000]);
        File.WriteAllBytes(_folder.At("models/cartpole/dynamics.onnx"), new byte[250_000]);
        Assert.Equal(1.75, new PublishedProgram("program", _folder.Path).Megabytes);
    }

    [Fact]
    public void Has_no_memory_to_tell_of_once_a_program_has_ended()
    {
        using StartedProgram started = new(Controller, CancellationToken.None, "check", "--robot", Controller.Robot("cartpole"));
        started.WaitForEnd();
        Assert.InRange(started.Milliseconds, 1, 120_000);
        Assert.True(double.IsNaN(started.Megabytes));
        Assert.Contains("cartpole", Assert.Throws<IOException>(started.ThrowIfEnded).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-command", "ended with 2")]
    [InlineData("--no-such-option", "ended with 2")]
    public void Fails_with_what_a_program_wrote_that_failed(string argument, string expected)
    {
        using StartedProgram started = new(Controller, CancellationToken.None, argument);
        string message = Assert.Throws<IOException>(started.WaitForEnd).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(argument, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_take_a_program_for_started_that_is_not_there() =>
        Assert.Throws<IOException>(() => FirstAction.Of(Absent, CancellationToken.None));

    [Fact]
    public void Leaves_nothing_of_a_robot_behind()
    {
        StartedFiles files = new();
        Directory.CreateDirectory(files.Data);
        string folder = Path.GetDirectoryName(files.Data)!;
        files.Dispose();
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Refuses_no_starts_at_all()
    {
        CommandRun run = CommandRun.Of(BenchmarkProgram.Run, "startup", "--starts", "0");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("1 to 1000", run.Error, StringComparison.Ordinal);
    }
}
