using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.ControllerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly RecordedCartPole _recorded = new();

    public void Dispose() => _recorded.Dispose();

    [Fact]
    public void Tells_people_the_episodes_without_a_robot()
    {
        CommandRun run = Replay();
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"robot cart-1: {RecordedCartPole.Steps} transitions", run.Output);
        Assert.Contains("StepLimit", run.Output);
        Assert.Contains("model version 1 (", run.Output);
        Assert.DoesNotContain("state 0", run.Output);
        Assert.Contains("state 0", Replay("--episode", "0").Output);
        Assert.Contains("theta (rad)", Replay("--episode", "0", "--robot", "cartpole").Output);
    }

    [Fact]
    public void Plans_again_through_the_shipped_model_to_the_bit()
    {
        CommandRun run = Replay("--robot", "cartpole", "--plan");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"{RecordedCartPole.Steps} actions are the same to the bit", run.Output);
    }

    [Fact]
    public void A_plan_that_differs_fails_and_says_where()
    {
        string shipped = Path.Combine(TestKit.Repository.Root, "hardware", "robots", "cartpole");
        foreach (string file in Directory.GetFiles(shipped))
        {
            File.Copy(file, _recorded.At(Path.GetFileName(file)));
        }

        string other = _recorded.At("robot.json");
        string json = File.ReadAllText(other);
        File.WriteAllText(other, json.Replace("\"population\": 60", "\"population\": 58", StringComparison.Ordinal));
        Assert.NotEqual(json, File.ReadAllText(other));
        CommandRun run = Replay("--robot", other, "--plan");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("differs first at step 0, decision 0: ", run.Output);
    }

    [Fact]
    public void Estimates_again_to_the_bit_and_writes_a_table()
    {
        string csv = _recorded.At("out.csv");
        CommandRun run = Replay("--robot", "cartpole", "--reestimate", "--csv", csv);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains($"all {RecordedCartPole.Steps} transitions are estimated to the same bits", run.Output);
        string plain = _recorded.At("plain.csv");
        Assert.Equal(0, Replay("--robot", "cartpole", "--csv", plain).ExitCode);
        Assert.Equal(File.ReadAllLines(plain), File.ReadAllLines(csv));
        Assert.Equal(RecordedCartPole.Steps + 2, File.ReadAllLines(csv).Length);
    }

    [Fact]
    public void Tells_machines_the_same()
    {
        JsonElement report = JsonDocument.Parse(Replay("--robot", "cartpole", "--plan", "--json").Output).RootElement;
        JsonElement episode = report.GetProperty("episodes").EnumerateArray().Single(each => each.GetProperty("episode").GetInt32() == 0);
        Assert.Equal("0000000000000abc", episode.GetProperty("epoch").GetString());
        Assert.Equal("stepLimit", episode.GetProperty("end").GetString());
        Assert.Equal(JsonValueKind.Null, episode.GetProperty("plan").GetProperty("difference").ValueKind);
        Assert.Equal(RecordedCartPole.Steps, report.GetProperty("transitions").GetInt32());
    }

    [Fact]
    public void A_torn_log_is_read_up_to_the_tear_and_told()
    {
        string segment = Directory.GetFiles(_recorded.Log, "*.segment").Single();
        using (FileStream file = new(segment, FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        CommandRun run = Replay();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{segment}: at byte ", run.Error);
        Assert.Contains($"{RecordedCartPole.Steps} transitions", run.Output);
    }

    [Theory]
    [InlineData("--plan")]
    [InlineData("--reestimate")]
    [InlineData("--plan", "--print")]
    [InlineData("--robot", "cartpole", "--plan", "--csv", "x.csv")]
    [InlineData("--robot", "cartpole", "--plan", "--reestimate")]
    [InlineData("--robot", "cartpole", "--csv", "/dev/null")]
    [InlineData("--robot", "pendulum", "--plan")]
    [InlineData("--episode", "7")]
    public void Refuses_what_does_not_go_together(params string[] options)
    {
        CommandRun run = Replay(options);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void Another_robots_log_gives_no_table()
    {
        string csv = _recorded.At("none.csv");
        CommandRun run = Replay("--robot", "pendulum", "--csv", csv);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("its schema is", run.Error);
        Assert.False(File.Exists(csv));
    }

    [Fact]
    public void Refuses_a_log_that_is_not_there_or_none()
    {
        Assert.Equal(2, CommandRun.Of(ControllerProgram.Run, "replay", _recorded.At("nothing")).ExitCode);
        Assert.Equal(2, CommandRun.Of(ControllerProgram.Run, "replay", _recorded.At("rings")).ExitCode);
        string text = _recorded.At("text");
        File.WriteAllText(text, new string('x', 1000));
        CommandRun run = CommandRun.Of(ControllerProgram.Run, "replay", text);
        Assert.Equal((2, $"{text}: it is not a segment of a log: it does not begin with MBRLSEGM.\n"), (run.ExitCode, run.Error));
    }

    private CommandRun Replay(params string[] options) =>
        CommandRun.Of(ControllerProgram.Run, ["replay", _recorded.Log, .. options]);
}
