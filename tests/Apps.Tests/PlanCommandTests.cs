using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.ControllerApp;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class PlanCommandTests
{
    private const string State = "0.1,-0.2,0,1e-1,2";

    [Fact]
    public void Tells_people_the_action_and_where_it_leads()
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Plan(workspace, State);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("sample, model version 1", run.Output);
        Assert.Matches(@"action +force = -?[0-9.E-]+ N\s", run.Output);
        Assert.Contains("(trusted up to 0.25)", run.Output);
        Assert.Contains("thetaDot' (rad/s)", run.Output);
    }

    [Fact]
    public void Tells_machines_the_same_for_the_same_seed()
    {
        using SampleWorkspace workspace = new();
        string[] seeds = ["3", "3", "4"];
        JsonElement[] reports = [.. seeds.Select(seed => JsonDocument.Parse(
            Plan(workspace, State, "--previous", "-1.5", "--parameters", "0.3", "--seed", seed, "--repeat", "2", "--json").Output).RootElement)];
        string[] actions = [.. reports.Select(report => report.GetProperty("action")[0].GetRawText())];
        Assert.Equal(actions[0], actions[1]);
        Assert.NotEqual(actions[0], actions[2]);
        Assert.Equal(6, reports[0].GetProperty("steps").GetArrayLength());
        Assert.Equal("builtin", reports[0].GetProperty("engine").GetString());
        Assert.Equal(2, reports[0].GetProperty("repeats").GetInt32());
        JsonElement first = reports[0].GetProperty("steps")[0];
        Assert.Equal(actions[0], first.GetProperty("action")[0].GetRawText());
        Assert.Equal(first.GetProperty("action")[0].GetDouble(), first.GetProperty("state")[4].GetDouble(), 1e-6);
    }

    [Fact]
    public void Starts_where_an_episode_starts_unless_told_a_state()
    {
        using SampleWorkspace workspace = new();
        float[] States(string seed) =>
        [
            .. JsonDocument.Parse(CommandRun.Of(
                ControllerProgram.Run, "plan", "--robot", workspace.Robot, "--model", workspace.Model, "--seed", seed, "--json").Output)
                .RootElement.GetProperty("state").EnumerateArray().Select(value => value.GetSingle()),
        ];

        double[] learned = new double[4];
        EpisodeStart.Draw(SampleRobot.Read(SampleWorkspace.Small), 5, learned, new double[1]);
        Assert.Equal([(float)learned[0], 0, 0, 0, 0], States("5"));
        Assert.NotEqual(States("5"), States("6"));
    }

    [Theory]
    [InlineData("0,0,0,0", "--state has 4 numbers; the robot has 5 states, in this order: x (m) in [-1, 1], theta (rad) in")]
    [InlineData("0", "--state has 1 number; the robot has 5")]
    [InlineData("", "--state has 1 number")]
    [InlineData("0,0,0,0,0,0", "--state has 6 numbers")]
    [InlineData("0,0,NaN,0,0", "xDot is 'NaN'; allowed: a number in [-5, 5] m/s")]
    [InlineData("0,0,infinity,0,0", "xDot is 'infinity'")]
    [InlineData("1.5,0,0,0,0", "x is '1.5'; allowed: a number in [-1, 1] m")]
    [InlineData("0,0,0,0,eleven", "lastForce is 'eleven'")]
    [InlineData("0;0;0;0;0", "--state has 1 number")]
    public void Refuses_a_state_that_the_robot_cannot_have(string state, string message)
    {
        using SampleWorkspace workspace = new();
        AssertRefused(Plan(workspace, state), message);
    }

    [Theory]
    [InlineData("--previous", "11", "--previous: force is '11'; allowed: a number in [-10, 10] N")]
    [InlineData("--parameters", "0.1,0.2", "--parameters has 2 numbers; the robot has 1 parameters, in this order: goalX (m)")]
    [InlineData("--parameters", "7", "goalX is '7'")]
    [InlineData("--seed", "x", "x")]
    [InlineData("--repeat", "0", "--repeat is '0'")]
    [InlineData("--engine-option", "library", "--engine-option is 'library'; allowed: KEY=VALUE")]
    [InlineData("--engine-option", "library=x", "--engine-option: The engine builtin has no option 'library'; it has none.")]
    [InlineData("--engine", "nobody", "has no adapter 'nobody'")]
    public void Refuses_other_bad_options(string option, string value, string message)
    {
        using SampleWorkspace workspace = new();
        AssertRefused(Plan(workspace, State, option, value), message);
    }

    [Fact]
    public void Refuses_a_model_of_another_schema_with_both_hashes_and_what_to_do()
    {
        using SampleWorkspace workspace = new();
        RobotDescription other = SampleRobot.Read([.. SampleWorkspace.Small, ("$.controlPeriod", "0.05")]);
        SampleWorkspace.WriteModel(workspace.Out, other);
        CommandRun run = Of(workspace, workspace.Out);
        AssertRefused(run, RobotSchema.Hash(other));
        AssertRefused(run, RobotSchema.Hash(SampleRobot.Read(SampleWorkspace.Small)));
        AssertRefused(run, "fit anew");
    }

    [Fact]
    public void Refuses_a_model_whose_members_do_not_go_with_the_particles()
    {
        using SampleWorkspace workspace = new();
        SampleWorkspace.WriteModel(
            workspace.Out, SampleRobot.Read([.. SampleWorkspace.Small, ("$.model.members", "5"), ("$.model.active", "5"), ("$.planner.particles", "5")]));
        AssertRefused(Of(workspace, workspace.Out), "no multiple of the model's 5 active members");
    }

    [Theory]
    [InlineData(200, "cut off")]
    [InlineData(0, "it has 0 bytes")]
    public void Refuses_a_damaged_model(int length, string message)
    {
        using SampleWorkspace workspace = new();
        string file = Path.Combine(workspace.Model, "dynamics.onnx");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);
        AssertRefused(Of(workspace, workspace.Model), message);
    }

    [Fact]
    public void Says_where_models_come_from_when_none_is_named_or_shipped()
    {
        using SampleWorkspace workspace = new();
        AssertRefused(
            CommandRun.Of(ControllerProgram.Run, "plan", "--robot", workspace.Robot, "--state", State), "no model of 'sample' is shipped");
        AssertRefused(Of(workspace, workspace.Data), "--model is '");
    }

    private static void AssertRefused(CommandRun run, string message)
    {
        Assert.Equal((2, true), (run.ExitCode, run.Error.Length > 0));
        Assert.Contains(message, run.Error);
    }

    private static CommandRun Plan(SampleWorkspace workspace, string state, params string[] more) => CommandRun.Of(
        ControllerProgram.Run, ["plan", "--robot", workspace.Robot, "--model", workspace.Model, "--state", state, .. more]);

    private static CommandRun Of(SampleWorkspace workspace, string model) => CommandRun.Of(
        ControllerProgram.Run, "plan", "--robot", workspace.Robot, "--model", model, "--state", State);
}
