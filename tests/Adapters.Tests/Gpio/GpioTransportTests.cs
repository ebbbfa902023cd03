using System;
using System.IO;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.ControllerApp;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Adapters.Tests.Gpio;

[AdapterUnderTest(typeof(AppAdapters), "gpio")]
public sealed class GpioTransportTests
{
    [AdapterFact]
    public void Turns_exceptions_into_the_status_that_they_stand_for()
    {
        foreach (IoStatus status in new[] { IoStatus.Ok, IoStatus.TransferFailed, IoStatus.TimedOut })
        {
            using IBoard board = GpioBoards.Over(new GpioBoards.ScriptedBoard { Status = status });
            foreach (IRegisterBus bus in new[] { board.OpenI2c(1, 0x36), board.OpenSpi(0, 0, 1_000_000, 0) })
            {
                Assert.Equal(status, bus.Transfer([1], new byte[1]));
                Assert.Equal(status, bus.Transfer([1], []));
            }
        }
    }

    [AdapterFact]
    public void Reports_lines_that_fail_and_never_throws()
    {
        GpioBoards.ScriptedBoard lines = new();
        using IBoard board = GpioBoards.Over(lines);
        using IDigital input = board.OpenDigital(4, isOutput: false);
        using IDigital output = board.OpenDigital(5, isOutput: true);
        lines.Status = IoStatus.TransferFailed;
        Assert.Equal(IoStatus.TransferFailed, input.Read(out _));
        Assert.Equal(IoStatus.TransferFailed, output.Write(true));
        lines.Status = IoStatus.Ok;
        Assert.Equal(IoStatus.Ok, output.Write(true));
    }

    [AdapterFact]
    public void Fails_an_spi_transfer_that_is_longer_than_it_can_be()
    {
        using IBoard board = GpioBoards.Over(new SimulatedBoard());
        using IRegisterBus bus = board.OpenSpi(0, 0, 1_000_000, 0);
        Assert.Equal(IoStatus.TransferFailed, bus.Transfer(new byte[200], new byte[57]));
    }

    [AdapterFact]
    public void Lowers_its_outputs_before_it_lets_go_of_them()
    {
        GpioBoards.ScriptedBoard lines = new();
        IBoard board = GpioBoards.Over(lines);
        IDigital first = board.OpenDigital(5, isOutput: true);
        IDigital second = board.OpenDigital(6, isOutput: true);
        board.OpenDigital(7, isOutput: false);
        Assert.Equal(["5 low", "6 low"], lines.Entries);
        lines.Entries.Clear();
        first.Write(true);
        second.Write(true);
        first.Dispose();
        first.Dispose();
        board.Dispose();
        Assert.Equal(["5 high", "6 high", "5 low", "5 closed", "7 closed", "6 low", "6 closed", "board closed"], lines.Entries);
        Assert.Equal(IoStatus.TransferFailed, second.Write(true));
    }

    [AdapterFact]
    public void Closes_what_it_opened_low_where_a_part_cannot_be_opened()
    {
        GpioBoards.ScriptedBoard lines = new();
        RobotDescription robot = RobotFile.Read(Path.Combine(GpioBoards.RigFolder, "robot.json"));
        IOException fault = Assert.Throws<IOException>(
            () => BoardCatalog.Open(robot, GpioBoards.RigFolder, GpioBoards.Over(lines), new VirtualLoopClock()));
        Assert.Equal("no PWM", fault.Message);
        foreach (int line in new[] { 17, 27 })
        {
            string[] entries = [.. lines.Entries.Where(entry => entry.StartsWith($"{line} ", StringComparison.Ordinal))];
            Assert.Equal([$"{line} low", $"{line} closed"], entries[^2..]);
        }

        Assert.Contains("22 closed", lines.Entries);
        Assert.Equal("board closed", lines.Entries[^1]);
    }

    [AdapterFact]
    public void Refuses_a_line_that_is_open_already()
    {
        using IBoard board = GpioBoards.Over(new SimulatedBoard());
        using IDigital line = board.OpenDigital(5, isOutput: true);
        Assert.Contains("Line 5 cannot be an input: it is open already", Assert.Throws<IOException>(() => board.OpenDigital(5, isOutput: false)).Message);
    }

    [AdapterFact]
    public void Refuses_to_be_a_board_that_this_machine_is_not()
    {
        foreach (string board in new[] { "rpi4", "rpi5", "jetson-orin" })
        {
            string message = Assert.Throws<IOException>(() => ControllerProgram.Adapters().Boards.Find("gpio")(board)).Message;
            Assert.Contains($"io.gpio.board is \"{board}\", but this machine", message);
            Assert.Contains("--io simulated-board", message);
        }
    }

    [AdapterFact]
    public void Says_what_a_machine_without_buses_and_lines_lacks()
    {
        using IBoard board = ControllerProgram.Adapters().Boards.Find("gpio")("my-board");
        Assert.Contains("There is no I2C bus /dev/i2c-99", Assert.Throws<IOException>(() => board.OpenI2c(99, 0x36)).Message);
        Assert.Contains("There is no SPI device /dev/spidev99.0", Assert.Throws<IOException>(() => board.OpenSpi(99, 0, 1_000_000, 0)).Message);
        Assert.Contains("There is no PWM controller \"none.pwm\"", Assert.Throws<IOException>(() => board.OpenPwm("none.pwm", 0, 50)).Message);
    }

    [AdapterFact]
    public void Opens_a_robot_on_the_board_that_its_file_names()
    {
        RobotIoFactory open = ControllerProgram.Adapters().RobotIos.Find("gpio");
        RobotDescription robot = RobotFile.Read(Path.Combine(GpioBoards.RigFolder, "robot.json"));
        Assert.Contains("\"rpi5\"", Assert.Throws<IOException>(() => open(robot, GpioBoards.RigFolder, new VirtualLoopClock())).Message);
    }

    [Fact]
    public void Is_ready_or_says_by_name_what_is_missing()
    {
        AdapterRegistry registry = ControllerProgram.Adapters();
        IAdapter adapter = registry.RobotIos.Adapters.Single(each => each.Name == "gpio");
        if (adapter.State == AdapterState.Ready)
        {
            Assert.NotNull(registry.RobotIos.Find("gpio"));
            return;
        }

        string message = Assert.Throws<AdapterNotFoundException>(() => registry.RobotIos.Find("gpio")).Message;
        Assert.Contains("System.Device.Gpio", message, StringComparison.Ordinal);
        Assert.Contains("Iot.Device.Bindings", message, StringComparison.Ordinal);
    }
}
