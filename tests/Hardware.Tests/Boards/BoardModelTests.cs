using System;
using System.IO;
using MbRlRobot.Boards;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Boards;

/// <summary>Which machine is which board, by the model of its device tree.</summary>
public sealed class BoardModelTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("rpi4", "Raspberry Pi 4 Model B Rev 1.4\0", "pinctrl-bcm2711")]
    [InlineData("rpi4", "Raspberry Pi 400 Rev 1.0\0", "pinctrl-bcm2711")]
    [InlineData("rpi4", "Raspberry Pi Compute Module 4 Rev 1.0\0", "pinctrl-bcm2711")]
    [InlineData("rpi5", "Raspberry Pi 5 Model B Rev 1.0\0", "pinctrl-rp1")]
    [InlineData("rpi5", "Raspberry Pi 500 Rev 1.0\0", "pinctrl-rp1")]
    [InlineData("jetson-orin", "NVIDIA Jetson Orin Nano Developer Kit\0", "tegra234-gpio")]
    public void Knows_the_machines_of_a_board(string board, string model, string chip)
    {
        File.WriteAllText(_file, model);
        Assert.Equal(chip, BoardModel.Require(board, _file)!.LineChip);
    }

    [Theory]
    [InlineData("rpi5", "Raspberry Pi 4 Model B Rev 1.4\0", "says \"Raspberry Pi 4 Model B Rev 1.4\"; expected a model with Raspberry Pi 5 or Raspberry Pi Compute Module 5")]
    [InlineData("rpi4", "Raspberry Pi 5 Model B Rev 1.0\0", "Raspberry Pi 4")]
    [InlineData("jetson-orin", "NVIDIA Jetson Xavier NX Developer Kit\0", "Orin")]
    public void Refuses_another_machine(string board, string model, string expected)
    {
        File.WriteAllText(_file, model);
        string message = Assert.Throws<IOException>(() => BoardModel.Require(board, _file)).Message;
        Assert.Contains($"io.gpio.board is \"{board}\"", message);
        Assert.Contains(expected, message);
        Assert.Contains("--io simulated-board", message);
    }

    [Fact]
    public void Refuses_a_machine_that_does_not_say_what_it_is() => Assert.Contains(
        "has no /nowhere", Assert.Throws<IOException>(() => BoardModel.Require("rpi5", "/nowhere")).Message);

    [Fact]
    public void Asks_nothing_of_a_board_that_it_does_not_know() => Assert.Null(BoardModel.Require("my-board", "/nowhere"));
}
