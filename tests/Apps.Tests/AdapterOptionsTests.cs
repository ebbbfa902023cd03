using System.Collections.Generic;
using System.CommandLine;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Plan;
using MbRlRobot.TrainerApp.Demo;
using MbRlRobot.TrainerApp.Fit;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>Options of engines and fitters reach them as they were given.</summary>
public sealed class AdapterOptionsTests
{
    private static readonly Dictionary<string, string> Given = new() { ["device"] = "cpu", ["path"] = "/a=b c", ["empty"] = "" };

    private readonly RecordedAdapters _adapters = new();

    [Fact]
    public void Plan_gives_the_engine_its_options()
    {
        using SampleWorkspace workspace = new();
        string[] options = ["--robot", workspace.Robot, "--model", workspace.Model, "--engine", "recorder", .. All("--engine-option")];
        Assert.Equal(0, Run(PlanCommand.Create(_adapters.Registry), ["plan", .. options]).ExitCode);
        Assert.Equal(Given, Assert.Single(_adapters.EngineOptions));
    }

    [Fact]
    public void Fit_gives_the_fitter_its_options()
    {
        using SampleWorkspace workspace = new();
        string[] options = ["--robot", workspace.Robot, "--data", workspace.Data, "--out", workspace.Out, "--fitter", "recorder"];
        Assert.Equal(0, Run(FitCommand.Create(_adapters.Registry), ["fit", .. options, .. All("--fitter-option")]).ExitCode);
        Assert.Equal(Given, Assert.Single(_adapters.FitterOptions));
    }

    [Fact]
    public void Demo_gives_both_theirs_and_a_resumed_one_takes_them_anew()
    {
        using TemporaryFolder folder = new();
        string[] robot = ["--robot", TinyRobot.In(folder), "--engine", "recorder", "--fitter", "recorder"];
        string[] options = [.. All("--engine-option"), .. All("--fitter-option")];
        Assert.Equal(0, Demo([.. robot, "--out", folder.At("out"), "--episodes", "3", .. options]).ExitCode);
        Assert.True(_adapters.EngineOptions.Count > 2, "an engine is made on trial, and one for each model");
        Assert.All(_adapters.EngineOptions, each => Assert.Equal(Given, each));
        Assert.All(_adapters.FitterOptions, each => Assert.Equal(Given, each));
        Assert.Equal(0, Demo([.. robot[..2], "--resume", folder.At("out"), "--episodes", "4", "--engine-option", "a=1"]).ExitCode);
        Assert.Equal(new Dictionary<string, string> { ["a"] = "1" }, _adapters.EngineOptions[^1]);
        Assert.Empty(_adapters.FitterOptions[^1]);
    }

    private CommandRun Demo(string[] args) => Run(DemoCommand.Create(_adapters.Registry), ["demo", .. args]);

    private static CommandRun Run(Command command, string[] args) => CommandRun.Of(
        (given, output, error) => CommandLineApp.Run(new RootCommand { command }, given, output, error), args);

    private static string[] All(string option) =>
        [option, "device=cpu", option, "path=/a=b c", option, "empty="];
}
