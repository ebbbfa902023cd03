using System.IO;
using System.Text.Json;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class FitCommandTests
{
    [Fact]
    public void Writes_a_model_folder_and_says_what_was_left_out()
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Fit(workspace);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("left out 1: overrun", run.Output);
        Assert.Contains("holds version 1 for sample", run.Output);
        ModelFolder folder = ModelFolder.Read(workspace.Out, SampleRobot.Read(SampleWorkspace.Small));
        Assert.Equal(SampleWorkspace.Rows - 1, folder.Manifest!.Metrics.Rows + folder.Manifest.Metrics.HoldoutRows);
        Assert.Equal(("sample-1", 7UL, 199UL), (folder.Manifest.TrainedOn[0].RobotId, folder.Manifest.TrainedOn[0].Epoch, folder.Manifest.TrainedOn[0].Sequence));
        Assert.InRange(folder.Manifest.DisagreementThreshold, 1e-6, 100);
        Assert.True(File.Exists(Path.Combine(workspace.Out, "checkpoint.safetensors")));
        Assert.True(File.Exists(Path.Combine(workspace.Out, "card.md")));
    }

    [Fact]
    public void Goes_a_version_up_over_an_earlier_one_and_names_the_parent_of_a_warm_start()
    {
        using SampleWorkspace workspace = new();
        Assert.Equal(0, Fit(workspace).ExitCode);
        CommandRun warm = Fit(workspace, "--warm", workspace.Out, "--json");
        JsonElement report = JsonDocument.Parse(warm.Output).RootElement;
        Assert.Equal((2, 1), (report.GetProperty("version").GetInt32(), report.GetProperty("parentVersion").GetInt32()));
        Assert.Equal("overrun", report.GetProperty("unusable")[0].GetProperty("reason").GetString());
        Assert.Equal(4, report.GetProperty("states").GetArrayLength());
        Assert.Equal(3, FitVersion(Fit(workspace, "--json")));
    }

    [Fact]
    public void Gives_the_same_model_for_the_same_seed()
    {
        using SampleWorkspace workspace = new();
        string Onnx(string folder, string seed)
        {
            CommandRun run = Run(workspace, "--data", workspace.Data, "--out", workspace.At(folder), "--seed", seed);
            return run.ExitCode + System.Convert.ToHexString(File.ReadAllBytes(workspace.At($"{folder}/dynamics.onnx")));
        }

        Assert.Equal(Onnx("a", "5"), Onnx("b", "5"));
        Assert.NotEqual(Onnx("c", "5"), Onnx("d", "6"));
    }

    [Fact]
    public void Refuses_fewer_than_two_batches_with_both_numbers()
    {
        using SampleWorkspace workspace = new();
        string few = workspace.At("few.csv");
        SampleWorkspace.WriteRows(few, SampleRobot.Read(SampleWorkspace.Small), 40);
        CommandRun run = Run(workspace, "--data", few, "--out", workspace.Out);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Matches(@"There are 3\d transitions to fit on .* two batches, 64, are needed\.\s*$", run.Error);
        Assert.False(Directory.Exists(workspace.Out));
    }

    [Theory]
    [InlineData("--data", "{at}/nothing", "--data is '")]
    [InlineData("--data", "{at}/model", "without a table of transitions")]
    [InlineData("--robot", "sampel", "no such file")]
    [InlineData("--robot", "{at}/other.json", "the schema is")]
    [InlineData("--robot", "{at}/wide.json", "two batches, 1024, are needed")]
    [InlineData("--fitter", "nobody", "has no adapter 'nobody'")]
    [InlineData("--fitter-option", "device", "--fitter-option is 'device'; allowed: KEY=VALUE")]
    [InlineData("--fitter-option", "device=cpu", "--fitter-option: The fitter builtin has no option 'device'; it has none.")]
    [InlineData("--warm", "{at}/data", "a folder that fit or demo has written")]
    [InlineData("--seed", "-1", "-1")]
    [InlineData("--steps", "9", "--steps")]
    public void Refuses_bad_input_with_exit_code_2_and_writes_nothing(string option, string value, string message)
    {
        using SampleWorkspace workspace = new();
        File.WriteAllText(workspace.At("other.json"), SampleRobot.Edit([.. SampleWorkspace.Small, ("$.controlPeriod", "0.05")]));
        File.WriteAllText(workspace.At("wide.json"), SampleRobot.Edit([.. SampleWorkspace.Small, ("$.training.batch", "512")]));
        value = value.Replace("{at}", workspace.At(".").TrimEnd('.').TrimEnd('/'));
        string[] args = ["fit", "--robot", workspace.Robot, "--data", workspace.Data, "--out", workspace.Out];
        int place = System.Array.IndexOf(args, option);
        args = place < 0 ? [.. args, option, value] : [.. args[..(place + 1)], value, .. args[(place + 2)..]];
        CommandRun run = CommandRun.Of(TrainerProgram.Run, args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(workspace.Out));
    }

    [Fact]
    public void Does_not_write_over_a_model_of_another_type()
    {
        using SampleWorkspace workspace = new();
        RobotDescription other = SampleRobot.Read([.. SampleWorkspace.Small, ("$.type", "\"other\"")]);
        SampleWorkspace.WriteModel(workspace.Out, other);
        CommandRun run = Fit(workspace);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("holds a model of a robot of type 'other'", run.Error);
        Assert.Equal("other", ModelFolder.Read(workspace.Out).Model.Ensemble.Type);
    }

    private static CommandRun Fit(SampleWorkspace workspace, params string[] more) =>
        Run(workspace, ["--data", workspace.Data, "--out", workspace.Out, .. more]);

    private static CommandRun Run(SampleWorkspace workspace, params string[] more) =>
        CommandRun.Of(TrainerProgram.Run, ["fit", "--robot", workspace.Robot, .. more]);

    private static int FitVersion(CommandRun run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("version").GetInt32();
}
