using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.ControllerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.PlantServe;

/// <summary>A plant in a process of its own: learned on, killed, and left alone.</summary>
public sealed class PlantServeProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _robot;

    public PlantServeProcessTests() => _robot = TinyRobot.In(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Gives_a_run_in_lockstep_what_the_plant_in_its_own_process_gives_whatever_is_lost()
    {
        using ServingChild plant = Serve("--lockstep --loss 0.05 --reorder 0.02 --duplicate 0.02 --seed 4 --json");
        string[] run = ["run", "--no-link", "--lockstep", "--episodes", "3", "--seed", "5", "--json"];
        CommandRun local = CommandRun.Of(ControllerProgram.Run, [.. run, "--robot", _robot, "--runtime", _folder.At("local"), "--io", "plant"]);
        CommandRun remote = CommandRun.Of(ControllerProgram.Run, [.. run, "--robot", RobotAt(plant), "--runtime", _folder.At("remote"), "--io", "udp"]);
        Assert.Equal((0, 0), (local.ExitCode, remote.ExitCode));
        Assert.Equal(Returns(local.Output), Returns(remote.Output));
        Assert.Equal(3, Returns(remote.Output).Length);
        Assert.Equal(0, plant.Signal("INT"));
        JsonElement counts = JsonDocument.Parse(plant.WaitFor("\"counts\"")).RootElement.GetProperty("counts");
        Assert.True(counts.GetProperty("lost").GetInt64() > 0 && counts.GetProperty("answered").GetInt64() > 100);
    }

    [Fact]
    public void Stops_the_drives_of_a_controller_that_was_killed_and_serves_the_next_one()
    {
        using ServingChild plant = Serve("--loss 0.05");
        string robot = RobotAt(plant);
        using ServingChild killed = new("mbrl-controller", Run(robot, "killed"));
        plant.WaitFor("has the plant");
        killed.WaitFor("explored");
        killed.Kill();
        plant.WaitFor("is too old; the drives are stopped.");
        using ServingChild next = StartOnceFree(plant, robot);
        next.WaitFor("explored");
        Assert.Equal(0, next.Signal("INT"));
        Assert.Contains("The outputs are stopped.", next.Output);
        plant.WaitFor("The client has left");
    }

    [Fact]
    public void Stops_the_board_of_a_controller_that_was_killed_and_finds_the_next_one_inactive()
    {
        string rig = _folder.At("rig.json");
        File.WriteAllText(rig, RigFile.With(("\"episodeSteps\": 200", "\"episodeSteps\": 10")));
        using ServingChild plant = Serve("--io simulated-board", rig);
        string robot = RobotAt(plant, rig);
        using ServingChild killed = new("mbrl-controller", Run(robot, "killed"));
        plant.WaitFor("has the plant");
        killed.WaitFor("explored");
        killed.Kill();
        plant.WaitFor("is too old; the drives are stopped.");
        using ServingChild next = StartOnceFree(plant, robot, " --wait");
        next.WaitFor("The robot is inactive. Arm it");
        Assert.Equal(0, next.Signal("INT"));
        Assert.Contains("0 transitions", next.Output);
    }

    [Fact]
    public void Is_missed_by_its_controller_when_it_was_killed()
    {
        using ServingChild plant = Serve("");
        using ServingChild robot = new("mbrl-controller", Run(RobotAt(plant), "robot"));
        plant.WaitFor("has the plant");
        robot.WaitFor("explored");
        plant.Kill();
        Assert.Equal(1, robot.WaitForEnd());
        Assert.Contains("NOT known to be stopped", robot.Output);
        Assert.Contains("Fault", robot.Output);
    }

    [Fact]
    public void Is_not_run_in_lockstep_where_its_time_passes_by_itself()
    {
        using ServingChild plant = Serve("");
        CommandRun run = CommandRun.Of(
            ControllerProgram.Run, "run", "--no-link", "--lockstep", "--robot", RobotAt(plant), "--runtime", _folder.At("run"), "--io", "udp");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("start it with mbrl-plant serve --lockstep, or leave --lockstep out", run.Error);
        plant.WaitFor("The client has left");
    }

    private static double[] Returns(string report) =>
        [.. JsonDocument.Parse(report).RootElement.GetProperty("episodes").EnumerateArray().Select(each => each.GetProperty("return").GetDouble())];

    private ServingChild Serve(string options, string? robot = null) =>
        new("mbrl-plant", $"serve --robot {robot ?? _robot} --udp 127.0.0.1:0 {options}");

    private string Run(string robot, string runtime) =>
        $"run --no-link --robot {robot} --runtime {_folder.At(runtime)} --io udp --episodes 10000 --headless";

    /// <summary>Until a second after the last word of the client before it, the next one is refused.</summary>
    private ServingChild StartOnceFree(ServingChild plant, string robot, string options = "")
    {
        for (int refused = 1; ; refused++)
        {
            ServingChild next = new("mbrl-controller", Run(robot, $"next-{refused}") + options);
            if (plant.HasWritten("has the plant; the drives are stopped", count: 2, orHasEnded: next))
            {
                return next;
            }

            Assert.Equal(1, next.WaitForEnd());
            next.Dispose();
        }
    }

    /// <summary>Writes the robot with the plant's address.</summary>
    private string RobotAt(ServingChild plant, string? robot = null)
    {
        string port = Regex.Match(plant.WaitFor("is served"), @"at 127\.0\.0\.1:(\d+)").Groups[1].Value;
        string file = _folder.At($"robot-{port}.json");
        string io = $$"""
            "io": { "udp": { "port": {{port}}, "timeout": 2 },
            """;
        File.WriteAllText(file, File.ReadAllText(robot ?? _robot).Replace("\"io\": {", io, StringComparison.Ordinal));
        return file;
    }
}
