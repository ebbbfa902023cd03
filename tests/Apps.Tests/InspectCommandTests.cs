using System;
using System.IO;
using System.Security.Cryptography;
using System.Text.Json;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class InspectCommandTests
{
    [Fact]
    public void Shows_a_model_without_a_robot()
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Inspect(workspace.Model);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("a model of sample, version 1", run.Output);
        Assert.Contains("x (m), theta (rad, angle), xDot (m/s), thetaDot (rad/s), lastForce (N, laggedAction(1))", run.Output);
        Assert.Contains("state [E,B,5], action [E,B,1] -> next_mean, log_var [E,B,5]; E = 2", run.Output);
        Assert.Contains("change of theta beyond thetaDot x period", run.Output);
        Assert.Contains("trusted   up to a disagreement of 0.25", run.Output);
    }

    [Fact]
    public void Tells_machines_of_a_file_alone()
    {
        using SampleWorkspace workspace = new();
        string file = workspace.At("alone.onnx");
        File.Copy(Path.Combine(workspace.Model, "dynamics.onnx"), file);
        JsonElement report = JsonDocument.Parse(Inspect(file, "--json", "--robot", workspace.Robot).Output).RootElement;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), report.GetProperty("sha256").GetString());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("manifest").ValueKind);
        Assert.Equal(7, report.GetProperty("inputs").GetArrayLength());
        Assert.True(report.GetProperty("fitsRobot").GetBoolean());
        JsonElement output = report.GetProperty("outputs")[0];
        Assert.True(output.GetProperty("logVarianceFrom").GetDouble() < output.GetProperty("logVarianceTo").GetDouble());
    }

    [Fact]
    public void Says_with_both_hashes_why_a_model_is_not_for_a_robot()
    {
        using SampleWorkspace workspace = new();
        RobotDescription other = SampleRobot.Read([.. SampleWorkspace.Small, ("$.controlPeriod", "0.05")]);
        File.WriteAllText(workspace.At("other.json"), SampleRobot.Edit([.. SampleWorkspace.Small, ("$.controlPeriod", "0.05")]));
        CommandRun run = Inspect(workspace.Model, "--robot", workspace.At("other.json"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(RobotSchema.Hash(other), run.Error);
        Assert.Contains(RobotSchema.Hash(SampleRobot.Read(SampleWorkspace.Small)), run.Error);
        Assert.Contains("fit anew", run.Error);
        Assert.Contains("a model of sample", run.Output);
    }

    [Theory]
    [InlineData(0, "it has 0 bytes")]
    [InlineData(300, "cut off")]
    [InlineData(-1, "cut off")]
    public void Refuses_a_file_that_was_cut_off(int length, string reason)
    {
        using SampleWorkspace workspace = new();
        byte[] whole = File.ReadAllBytes(Path.Combine(workspace.Model, "dynamics.onnx"));
        string file = workspace.At("cut.onnx");
        File.WriteAllBytes(file, length < 0 ? whole[..^1] : whole[..length]);
        CommandRun run = Inspect(file);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains(file, run.Error);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public void Refuses_a_model_that_is_not_the_one_of_its_manifest()
    {
        using SampleWorkspace workspace = new();
        SampleWorkspace.WriteModel(workspace.Out, SampleRobot.Read([.. SampleWorkspace.Small, ("$.type", "\"other\"")]));
        File.Copy(Path.Combine(workspace.Out, "dynamics.onnx"), Path.Combine(workspace.Model, "dynamics.onnx"), overwrite: true);
        CommandRun run = Inspect(workspace.Model);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("is not the one in", run.Error);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("data")]
    public void Refuses_a_path_without_a_model(string name)
    {
        using SampleWorkspace workspace = new();
        CommandRun run = Inspect(workspace.At(name));
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("MODEL is '", run.Error);
    }

    private static CommandRun Inspect(string model, params string[] more) =>
        CommandRun.Of(TrainerProgram.Run, ["inspect", model, .. more]);
}
