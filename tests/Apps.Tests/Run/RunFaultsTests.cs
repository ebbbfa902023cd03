using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.ControllerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>A robot on a simulated board whose parts fail by a schedule: <c>run --faults</c>.</summary>
public sealed class RunFaultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dropped", "theta", ", \"amount\": 1", "the sensors could not be read")]
    [InlineData("dropped", "x", ", \"amount\": 1", "the sensors could not be read")]
    [InlineData("open", "estop", "", "the emergency stop was pressed")]
    public void Ends_the_session_stopped_when_a_part_fails_for_good(string kind, string channel, string amount, string fault)
    {
        CommandRun run = Run(Schedule($$"""{ "kind": "{{kind}}", "channel": "{{channel}}"{{amount}}, "from": 0.4 }"""));
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"on simulated-board with the faults of {_folder.At("faults.json")} in lockstep", run.Output);
        Assert.Contains($"A fault ended the session: {fault}. The outputs are stopped.", run.Output);
        JsonElement status = Status();
        Assert.Equal(("inactive", fault), (status.GetProperty("lifecycle").GetString(), status.GetProperty("fault").GetString()));

        // ten control periods of 40 ms
        Assert.InRange(status.GetProperty("transitions").GetInt64(), 9, 11);
    }

    [Fact]
    public void Goes_on_with_noise_alone_and_repeats_it_to_the_bit()
    {
        string noise = Schedule(
            """{ "kind": "noise", "channel": "theta", "amount": 0.002 }, { "kind": "noise", "channel": "x", "amount": 0.0005 }""");
        string[] once = Journal("once", noise);
        Assert.Equal(once, Journal("again", noise));
        Assert.NotEqual(once, Journal("none", null));
    }

    [Fact]
    public void Goes_on_where_a_transaction_is_repeated() =>
        Assert.Equal(0, Run(Schedule("""{ "kind": "dropped", "channel": "theta", "amount": 0.02, "from": 0.1 }""")).ExitCode);

    [Theory]
    [InlineData("""{ "kind": "noise", "channel": "thet", "amount": 1 }""", "(1,56): $.faults[0].channel is \"thet\"; allowed: a part's channel: x, theta,", "did you mean 'theta'?")]
    [InlineData("""{ "kind": "noise", "channel": "theta", "amount": 0 }""", "$.faults[0].amount is 0; allowed: a standard deviation above 0", "")]
    [InlineData("""{ "kind": "noisy", "channel": "theta", "amount": 1 }""", "$.faults[0].kind is \"noisy\"; allowed: one of \"noise\"", "\"latency\"")]
    [InlineData("""{ "kind": "open", "channel": "theta" }""", "$.faults[0].kind is \"open\" on \"theta\"; allowed: one of", "\"reversed\" there")]
    [InlineData("""{ "kind": "stuck", "channel": "x", "from": 2, "to": 1 }""", "$.faults[0].to is 1; allowed: a time after from, 2 s", "")]
    public void Refuses_a_schedule_that_cannot_be_before_anything_starts(string fault, string told, string remedy)
    {
        string file = Schedule(fault);
        CommandRun run = Run(file);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith(file, run.Error);
        Assert.Contains(told, run.Error);
        Assert.Contains(remedy, run.Error);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Refuses_a_schedule_that_is_not_there()
    {
        CommandRun run = Run(_folder.At("none.json"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("none.json: $ is not readable", run.Error);
        Assert.Contains("allowed: the path of a schedule of faults", run.Error);
    }

    [Fact]
    public void Refuses_a_schedule_for_what_has_no_parts()
    {
        CommandRun run = Run(Schedule(""), "--io", "plant");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--faults is given with --io plant; allowed: --io simulated-board", run.Error);
        CommandRun tiny = CommandRun.Of(
            ControllerProgram.Run, "run", "--robot", Demo.TinyRobot.In(_folder), "--io", "simulated-board", "--faults", Schedule(""), "--no-link");
        Assert.Equal(2, tiny.ExitCode);
        Assert.Contains("robot.json: $.io.gpio is missing", tiny.Error);
    }

    private string Schedule(string faults)
    {
        string file = _folder.At("faults.json");
        File.WriteAllText(file, $$"""{ "seed": 7, "faults": [ {{faults}} ] }""");
        return file;
    }

    private CommandRun Run(string? schedule, params string[] more) => CommandRun.Of(
        ControllerProgram.Run,
        [
            "run", "--robot", "cartpole-rig", "--runtime", _folder.Path, "--lockstep", "--no-link", "--episodes", "1", "--seed", "3",
            .. schedule is null ? Array.Empty<string>() : ["--faults", schedule], .. more,
        ]);

    private JsonElement Status() => JsonDocument.Parse(
        CommandRun.Of(ControllerProgram.Run, "status", "--id", "cartpole-rig", "--runtime", _folder.Path, "--json").Output).RootElement;

    private string[] Journal(string name, string? schedule)
    {
        string journal = _folder.At(name);
        CommandRun run = Run(schedule, "--plant-journal", journal);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("The session had its episodes. The outputs are stopped.", run.Output);
        return [.. File.ReadLines(journal).Skip(1)];
    }
}
