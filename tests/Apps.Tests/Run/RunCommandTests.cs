using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.ControllerApp;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Processes;
using MbRlRobot.Reports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_a_session_in_lockstep_and_tells_each_episode()
    {
        CommandRun run = Run("--lockstep", "--no-link", "--episodes", "2", "--seed", "3");
        Assert.Equal(0, run.ExitCode);
        string[] lines = run.Output.Split(Environment.NewLine);
        Assert.StartsWith("Running tiny on plant in lockstep: no model, seed 3, epoch ", lines[0], StringComparison.Ordinal);
        Assert.Equal(2, lines.Count(line => line.Contains("explored", StringComparison.Ordinal)));
        Assert.Contains("The session had its episodes. The outputs are stopped.", run.Output);
        Assert.Contains("24 transitions, 0 late ticks, 0 periods missed.", run.Output);
    }

    [Fact]
    public void Writes_the_same_rows_for_the_same_seed_and_says_so_in_a_report()
    {
        Assert.Equal(Plant("a", "3"), Plant("b", "3"));
        Assert.NotEqual(Plant("c", "3"), Plant("d", "4"));
        CommandRun run = Run("--lockstep", "--no-link", "--episodes", "2", "--seed", "3", "--json");
        RunReport report = RunReportJson.Read(System.Text.Encoding.UTF8.GetBytes(run.Output));
        Assert.Equal(("tiny", "plant", 3UL, 2), (report.Robot, report.Io, report.Seed, report.Episodes.Count));
        Assert.All(report.Episodes, episode => Assert.Equal((true, 12, 0UL), (episode.Exploring, episode.Steps, episode.ModelVersion)));
    }

    [Fact]
    public void Plans_from_the_first_episode_on_where_a_link_left_a_model()
    {
        RobotDescription robot = RobotFile.Read(TinyRobot.In(_folder));
        EnsembleModel model = RandomEnsemble.Of(robot, seed: 1);
        EnsembleArchitecture shape = model.Members.Architecture;
        float[] image = new float[WeightImage.Length(shape)];
        WeightImage.Write(model, image);
        RuntimeFolder files = new("tiny", _folder.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(files.Slots)!);
        using (ModelSlots slots = ModelSlots.Open(files.Slots, WeightImage.Kind(model.SchemaHash, shape), image.Length))
        {
            slots.Offer(new SlotModel(7, 7, 1), image);
        }

        CommandRun run = Run("--lockstep", "--no-link", "--episodes", "1", "--seed", "3");
        Assert.StartsWith("Running tiny on plant in lockstep: the model that its link left", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"1 planned .* 7  StepLimit", run.Output);
    }

    [Fact]
    public void Tries_out_a_delay_and_a_computer_that_plans_slowly()
    {
        string[] line = ["run", "--robot", "cartpole", "--runtime", _folder.Path, "--model", Path.Combine(Repository.Root, "models", "cartpole", "1"),
            "--lockstep", "--no-link", "--episodes", "1", "--seed", "3", "--json"];
        double atOnce = Return(line);
        double delayed = Return([.. line, "--delay-steps", "2", "--plan-time", "39"]);
        double late = Return([.. line, "--delay-steps", "2", "--plan-time", "81"]);
        Assert.True(atOnce > 170 && delayed > 165, $"{atOnce}, {delayed}");
        Assert.NotEqual(delayed, late);
        Assert.Equal(delayed, Return([.. line, "--delay-steps", "2"]));
    }

    private static double Return(string[] line)
    {
        CommandRun run = CommandRun.Of(ControllerProgram.Run, line);
        return RunReportJson.Read(System.Text.Encoding.UTF8.GetBytes(run.Output)).Episodes[0].Return!.Value;
    }

    [Fact]
    public void Says_that_nothing_is_logged_unless_it_is_meant()
    {
        Assert.Contains("--no-link says that this is meant", Run("--lockstep", "--episodes", "1", "--await-model", "0").Error);
        Assert.DoesNotContain("--no-link", Run("--lockstep", "--no-link", "--episodes", "1").Error);
    }

    [Theory]
    [InlineData("--episodes 0", "--episodes is '0'")]
    [InlineData("--await-model -1", "--await-model is '-1'")]
    [InlineData("--io nothing", "robot I/O has no adapter 'nothing'")]
    [InlineData("--id Not/One", "--id is 'Not/One'")]
    [InlineData("--model none", "--model is 'none'")]
    [InlineData("--plan-time 5", "--plan-time is time that stands still; allowed: with --lockstep")]
    [InlineData("--plan-time -1 --lockstep", "--plan-time is '-1'")]
    [InlineData("--delay-steps 101", "--delay-steps is '101'")]
    [InlineData("--delay-steps 100", "--delay-steps is 100, and plans end before they would take effect; allowed: 0 to ")]
    public void Refuses_what_it_cannot_do(string options, string expected)
    {
        CommandRun run = Run(options.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public void Refuses_the_model_of_another_robot()
    {
        CommandRun run = Run("--model", Path.Combine(Repository.Root, "models", "cartpole", "1"), "--no-link");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cartpole", run.Error);
    }

    [Theory]
    [InlineData("arm")]
    [InlineData("disarm")]
    [InlineData("stop")]
    public void Commands_say_that_no_control_process_runs(string command)
    {
        CommandRun run = Ask(command, "--id", "nobody");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No control process runs the robot 'nobody'", run.Error);
    }

    [Theory]
    [InlineData("goalX", "nothing; allowed")]
    [InlineData("goalX=9", "a number from -0.5 to 0.5 m")]
    [InlineData("goalX=NaN", "a number from -0.5 to 0.5 m")]
    [InlineData("goalx=0.1", "did you mean 'goalX'?")]
    [InlineData("=1", "There is no parameter ''")]
    public void Set_refuses_what_the_robot_has_not(string text, string expected)
    {
        string file = _folder.At("sample.json");
        File.WriteAllText(file, TestKit.Robots.SampleRobot.Json);
        CommandRun run = Ask("set", text, "--robot", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public void Status_and_stop_want_to_know_which_robot()
    {
        Assert.Contains("Which robot?", Ask("stop").Error);
        CommandRun status = Ask("status", "--id", "nobody");
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("No control process has run the robot 'nobody'", status.Error);
    }

    private CommandRun Run(params string[] options) => Ask(["run", "--robot", TinyRobot.In(_folder), .. options]);

    private CommandRun Ask(params string[] arguments) => CommandRun.Of(ControllerProgram.Run, [.. arguments, "--runtime", _folder.Path]);

    /// <summary>What the plant says of a run, all but its process.</summary>
    private List<string> Plant(string name, string seed)
    {
        string journal = _folder.At(name);
        CommandRun run = Run("--lockstep", "--no-link", "--episodes", "2", "--seed", seed, "--plant-journal", journal);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        return [.. File.ReadLines(journal).Skip(1)];
    }
}
