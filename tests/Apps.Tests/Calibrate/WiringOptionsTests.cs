using System;
using System.CommandLine;
using System.IO;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Apps.Tests.Calibrate;

/// <summary>Which calibration a robot takes, and what a physical one needs.</summary>
public sealed class WiringOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RobotDescription _robot = RobotFile.Read(RigFile.Path);
    private RobotDescription? _opened;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_physical_robot_takes_the_calibration_in_its_folder()
    {
        string file = WriteCalibration("gpio");
        Wiring wiring = Read("--io gpio");
        Assert.Equal(("gpio", file), (wiring.Io, wiring.Calibration));
        Assert.Null(Assert.Single(wiring.Checks).Fault);
        Open(wiring);
        Assert.Equal(0.25, _opened!.Io.Gpio!.Sensors[1].Settings["zero"].GetDouble());
    }

    [Fact]
    public void A_physical_robot_without_one_is_not_fit_to_be_armed()
    {
        Wiring wiring = Read("--io gpio");
        Assert.Null(wiring.Calibration);
        Assert.Equal(
            ("calibration", "nobody has measured the zero of theta: mbrl-controller calibrate does"),
            (Assert.Single(wiring.Checks).Name, wiring.Checks[0].Fault));
        Open(wiring);
        Assert.Same(_robot, _opened);
    }

    [Theory]
    [InlineData("simulated-board")]
    [InlineData("plant")]
    public void A_simulated_robot_takes_none_that_lies_about_and_needs_none(string io)
    {
        _ = WriteCalibration(io);
        Wiring wiring = Read($"--io {io}");
        Assert.Null(wiring.Calibration);
        Assert.Null(Assert.Single(wiring.Checks).Fault);
    }

    [Fact]
    public void A_physical_robot_is_refused_what_was_measured_on_a_simulated_one()
    {
        _ = WriteCalibration("simulated-board");
        Assert.Contains(
            "$.io is \"simulated-board\"; allowed: \"gpio\"",
            Assert.ThrowsAny<Exception>(() => Read("--io gpio")).Message);
    }

    [Fact]
    public void A_robot_wired_to_a_physical_board_by_its_own_file_is_one()
    {
        RobotDescription physical = _robot with { Io = _robot.Io with { Default = IoKind.Gpio } };
        Assert.NotNull(Read(string.Empty, physical).Checks[0].Fault);
    }

    [Fact]
    public void Looks_under_the_users_data_unless_a_folder_is_given()
    {
        Assert.EndsWith(Path.Combine("mbrl", "rig-1", "calibration.json"), RobotDataFolder.CalibrationOf(null, "rig-1"));
        Assert.Equal("/var/lib/mbrl/rig-1/calibration.json", RobotDataFolder.CalibrationOf("/var/lib/mbrl/rig-1", "rig-1"));
    }

    private Wiring Read(string line, RobotDescription? robot = null)
    {
        WiringOptions options = new();
        RootCommand command = [];
        options.AddTo(command, takesCalibration: true);
        AdapterRegistry adapters = new();
        foreach (string name in new[] { "gpio", "simulated-board", "plant" })
        {
            adapters.RobotIos.Add(new(name, "a test's", [], OpenNothing));
        }

        return options.Read(command.Parse(line), adapters, new Individual(robot ?? _robot, RigFile.Path, "rig-1", _folder.Path));
    }

    private void Open(Wiring wiring) =>
        Assert.Throws<UsageException>(() => wiring.Factory(_robot, "rig", new VirtualLoopClock()));

    private IRobotIo OpenNothing(RobotDescription robot, string folder, ILoopClock clock)
    {
        _opened = robot;
        throw new UsageException("there is none");
    }

    private string WriteCalibration(string io)
    {
        string file = _folder.At("calibration.json");
        File.WriteAllText(file, $$"""
            {
              "robotId": "rig-1", "type": "cartpole-rig", "io": "{{io}}", "createdUtc": "2026-01-02T03:04:05Z",
              "parts": { "theta": { "zero": 0.25 } }
            }
            """);
        return file;
    }
}
