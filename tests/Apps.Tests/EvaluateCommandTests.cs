using System.IO;
using System.Text.Json;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class EvaluateCommandTests
{
    [Fact]
    public void Tells_people_one_and_many_steps_ahead_and_draws_pictures()
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Evaluate(workspace, "--out", workspace.Out);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("sample, model version 1, one step ahead on 199 rows", run.Output);
        Assert.Contains("thetaDot (rad/s)", run.Output);
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(workspace.Out, "calibration.svg")));
        Assert.Contains("sample-1, episode 4", File.ReadAllText(Path.Combine(workspace.Out, "last-episode.svg")));
    }

    [Fact]
    public void Tells_machines_all_numbers()
    {
        using SampleWorkspace workspace = new();
        JsonElement report = JsonDocument.Parse(Evaluate(workspace, "--steps", "3", "--json").Output).RootElement;
        Assert.Equal(199, report.GetProperty("rows").GetInt32());
        Assert.Equal(3, report.GetProperty("kSteps").GetArrayLength());
        Assert.Equal(199 - 4, report.GetProperty("kSteps")[1].GetProperty("predictions").GetInt32());
        Assert.True(report.GetProperty("states")[0].GetProperty("rmse").GetDouble() > 0);
        Assert.Equal(19, report.GetProperty("states")[3].GetProperty("coverage").GetProperty("observed").GetArrayLength());
    }

    [Theory]
    [InlineData("--model", "{at}/data", "--model is '")]
    [InlineData("--model", "{at}/robot.json", "it is no ONNX file")]
    [InlineData("--model", "{at}/foreign", "fitted to transitions of schema")]
    [InlineData("--data", "{at}/unusable.csv", "no row to evaluate")]
    [InlineData("--data", "{at}/nothing.csv", "--data is '")]
    [InlineData("--steps", "0", "--steps is '0'; allowed: a number from 1 to 1000")]
    [InlineData("--steps", "many", "--steps is 'many'")]
    public void Refuses_bad_input_with_exit_code_2_and_writes_nothing(string option, string value, string message)
    {
        using SampleWorkspace workspace = new();
        SampleWorkspace.WriteRows(workspace.At("unusable.csv"), SampleRobot.Read(SampleWorkspace.Small), 1);
        SampleWorkspace.WriteModel(workspace.At("foreign"), SampleRobot.Read([.. SampleWorkspace.Small, ("$.controlPeriod", "0.05")]));
        value = value.Replace("{at}", Path.GetDirectoryName(workspace.Data));
        string[] args = ["evaluate", "--robot", workspace.Robot, "--model", workspace.Model, "--data", workspace.Data, "--out", workspace.Out];
        int place = System.Array.IndexOf(args, option);
        args = place < 0 ? [.. args, option, value] : [.. args[..(place + 1)], value, .. args[(place + 2)..]];
        CommandRun run = CommandRun.Of(TrainerProgram.Run, args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(workspace.Out));
    }

    private static CommandRun Evaluate(SampleWorkspace workspace, params string[] more) => CommandRun.Of(
        TrainerProgram.Run, ["evaluate", "--robot", workspace.Robot, "--model", workspace.Model, "--data", workspace.Data, .. more]);
}
