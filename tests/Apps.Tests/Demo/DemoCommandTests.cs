using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using MbRlRobot.Models;
using MbRlRobot.Reports;
using MbRlRobot.Robots;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.Demo;

public sealed class DemoCommandTests
{
    private static readonly string[] Reproduced =
    [
        "transitions.csv", "checkpoint.safetensors", "model/dynamics.onnx",
        "learning-curve.svg", "last-episode.svg", "calibration.svg",
    ];

    [Fact]
    public void Learns_and_leaves_report_data_model_and_pictures()
    {
        using TemporaryFolder folder = new();
        CommandRun run = Demo(folder, "out", "--episodes", "2");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("episode          steps   return score plan p50 p99 ms fit s holdout NLL RMSE theta   omega", run.Output);
        Assert.Matches(@"(?m)^ +1 explored +12 +-\d+\.\d\d +-?\d\.\d\d +- +- +\d+\.\d\d +- +- +-$", run.Output);
        Assert.Matches(@"(?m)^ +2 planned +12 +-\d+\.\d\d +-?\d\.\d\d( +\d+\.\d\d){3} +-?\d+\.\d\d( +[\d.E-]+){2}$", run.Output);
        Assert.All(Reproduced.Append("report.json"), file => Assert.True(File.Exists(folder.At($"out/{file}")), file));
        Assert.All(Reproduced.Where(file => file.EndsWith(".svg")), file => XDocument.Load(folder.At($"out/{file}")));
        RunReport report = Report(folder, "out");
        Assert.Equal([12, 12], report.Episodes.Select(episode => episode.Steps));
        Assert.Equal(("tiny", "plant", 0UL), (report.Robot, report.Io, report.Seed));
        Assert.Equal(("builtin", "builtin", false), (report.Engine, report.Fitter, report.Oracle));
        ModelFolder model = ModelFolder.Read(folder.At("out/model"), RobotFile.Read(folder.At("robot.json")));
        Assert.Equal(4UL, model.Manifest!.Version);
        Assert.Contains("version 4", File.ReadAllText(folder.At("out/model/card.md")));
    }

    [Fact]
    public void Gives_the_same_bits_for_the_same_seed_on_any_number_of_threads()
    {
        using TemporaryFolder folder = new();
        _ = Demo(folder, "one", "--episodes", "2", "--seed", "7", "--threads", "1");
        _ = Demo(folder, "same", "--episodes", "2", "--seed", "7", "--threads", "3");
        _ = Demo(folder, "other", "--episodes", "2", "--seed", "8");
        Assert.All(Reproduced, file =>
        {
            byte[] bytes = File.ReadAllBytes(folder.At($"one/{file}"));
            Assert.Equal(bytes, File.ReadAllBytes(folder.At($"same/{file}")));
            Assert.NotEqual(bytes, File.ReadAllBytes(folder.At($"other/{file}")));
        });
        Assert.Equal(Returns(folder, "one"), Returns(folder, "same"));
    }

    [Fact]
    public void Goes_on_with_a_run_where_it_ended()
    {
        using TemporaryFolder folder = new();
        _ = Demo(folder, "whole", "--episodes", "4", "--seed", "7");
        _ = Demo(folder, "parts", "--episodes", "2", "--seed", "7");
        CommandRun rest = Run(folder, "--resume", folder.At("parts"), "--episodes", "4");
        Assert.Equal((0, string.Empty), (rest.ExitCode, rest.Error));
        Assert.Equal(Returns(folder, "whole"), Returns(folder, "parts"));
        byte[] model = File.ReadAllBytes(folder.At("whole/model/dynamics.onnx"));
        Assert.Equal(model, File.ReadAllBytes(folder.At("parts/model/dynamics.onnx")));
    }

    [Theory]
    [InlineData("--seed 8", "the run to resume has seed 7, not 8")]
    [InlineData("--oracle", "the run to resume has oracle False, not True")]
    [InlineData("--robot pendulum", "the run to resume has robot tiny, not pendulum")]
    [InlineData("--episodes 1", "--episodes is 1, and the run has 1 already; allowed: a number from 2 to 10000.")]
    public void Refuses_to_go_on_with_a_run_as_another(string options, string message)
    {
        using TemporaryFolder folder = new();
        _ = Demo(folder, "out", "--episodes", "1", "--seed", "7");
        Dictionary<string, byte[]> before = Files(folder, "out");
        string[] robot = options.Contains("--robot") ? [] : ["--robot", TinyRobot.In(folder)];
        string[] resume = ["demo", "--resume", folder.At("out"), .. robot, .. options.Split(' ')];
        CommandRun run = CommandRun.Of(TrainerProgram.Run, resume);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Equal(before, Files(folder, "out"));
    }

    [Theory]
    [InlineData("report.json")]
    [InlineData("transitions.csv")]
    [InlineData("checkpoint.safetensors")]
    [InlineData("model/dynamics.onnx")]
    public void Refuses_a_folder_that_holds_a_run(string file)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.At("out/model"));
        File.WriteAllText(folder.At($"out/{file}"), "precious");
        CommandRun run = Demo(folder, "out");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{folder.At($"out/{file}")} is there already", run.Error);
        Assert.Equal("precious", Encoding.UTF8.GetString(Assert.Single(Files(folder, "out")).Value));
    }

    [Fact]
    public void Refuses_a_file_in_place_of_the_folder()
    {
        using TemporaryFolder folder = new();
        CommandRun run = Demo(folder, "robot.json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a file, not a folder", run.Error);
    }

    [Fact]
    public void Refuses_to_go_on_with_a_damaged_run()
    {
        using TemporaryFolder folder = new();
        _ = Demo(folder, "out", "--episodes", "1");
        File.WriteAllText(folder.At("out/report.json"), "{");
        CommandRun run = Run(folder, "--resume", folder.At("out"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("out/report.json: not a report.json", run.Error);
    }

    [Fact]
    public void Writes_the_report_alone_for_machines()
    {
        using TemporaryFolder folder = new();
        CommandRun run = Demo(folder, "out", "--episodes", "1", "--json");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(File.ReadAllText(folder.At("out/report.json")), run.Output);
        Assert.Single(RunReportJson.Read(Encoding.UTF8.GetBytes(run.Output)).Episodes);
    }

    [Fact]
    public void Plans_with_the_true_dynamics_and_learns_nothing()
    {
        using TemporaryFolder folder = new();
        CommandRun run = Demo(folder, "out", "--episodes", "2", "--oracle");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        RunReport report = Report(folder, "out");
        Assert.Equal((true, "oracle", null), (report.Oracle, report.Engine, report.Fitter));
        Assert.All(report.Episodes, episode => Assert.True(episode.PlanMsP50 > 0 && episode is { Exploring: false, ModelVersion: 0 }));
        Assert.False(Directory.Exists(folder.At("out/model")));
        Assert.True(File.Exists(folder.At("out/last-episode.svg")));
        Assert.False(File.Exists(folder.At("out/calibration.svg")));
    }

    private static CommandRun Demo(TemporaryFolder folder, string output, params string[] options) =>
        Run(folder, ["--out", folder.At(output), .. options]);

    private static CommandRun Run(TemporaryFolder folder, params string[] options) =>
        CommandRun.Of(TrainerProgram.Run, ["demo", "--robot", TinyRobot.In(folder), .. options]);

    private static RunReport Report(TemporaryFolder folder, string output) =>
        RunReportJson.Read(File.ReadAllBytes(folder.At($"{output}/report.json")));

    private static IEnumerable<double?> Returns(TemporaryFolder folder, string output) =>
        Report(folder, output).Episodes.Select(episode => episode.Return);

    private static Dictionary<string, byte[]> Files(TemporaryFolder folder, string output) =>
        Directory.GetFiles(folder.At(output), "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.ReadAllBytes);
}
