using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.ControllerApp;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>Boards that cannot be: every program refuses them, and <c>check</c> names every fault.</summary>
public sealed class BoardCheckTests
{
    private const string Sensors = "$.io.gpio.sensors";
    private const string Bridge = "$.io.gpio.actuators[0]";
    private const string LeftSwitch =
        "\"part\": \"limit-switch\", \"channel\": \"leftSwitch\", \"settings\": { \"line\": 24, \"of\": \"x\", \"below\": -0.4 }";

    private const string BridgeSettings =
        "\"settings\": { \"controller\": \"1f00098000.pwm\", \"output\": 0, \"direction\": 5, \"reverse\": 6, \"fullScale\": 1, \"moves\": \"x\" }";

    [Theory]
    [InlineData(
        "\"line\": 25, \"of\": \"x\", \"above\"", "\"line\": 24, \"of\": \"x\", \"above\"",
        Sensors + "[3].settings.line", "line 24, taken by " + Sensors + "[2].settings.line", "a line that nothing else uses")]
    [InlineData(
        LeftSwitch, "\"part\": \"as5600\", \"channel\": \"tilt\", \"settings\": { \"bus\": 1 }",
        Sensors + "[2].settings.bus", "address 0x36 of I2C bus 1, taken by " + Sensors + "[1].settings.bus", "an AS5600 has the address 0x36 only")]
    [InlineData("\"output\": 0", "\"output\": 4", Bridge + ".settings.output", "4", "a whole number from 0 to 3")]
    [InlineData("\"output\": 0", "\"output\": -1", Bridge + ".settings.output", "-1", "a whole number from 0 to 3")]
    [InlineData("\"line\": 23", "\"line\": 28", Sensors + "[4].settings.line", "28", "a whole number from 0 to 27")]
    [InlineData("\"reverse\": 6, \"fullScale\": 1", "\"reverse\": 6", Bridge + ".settings.fullScale", "missing", "a finite number")]
    [InlineData("\"part\": \"as5600\"", "\"part\": \"as5601\"", Sensors + "[1].part", "\"as5601\"", "did you mean 'as5600'?")]
    [InlineData("\"bus\": 1", "\"buss\": 1", Sensors + "[1].settings.buss", "an unknown key", "did you mean 'bus'?")]
    public void Names_each_fault_of_a_board_with_line_path_and_remedy(string old, string changed, string path, string value, string remedy)
    {
        string text = RigFile.With((old, changed));
        AssertNamed(text, RigFile.LineOf(text, changed), path, value, remedy);
    }

    [Theory]
    [InlineData("\"output\": 0", "limits", "missing", "[low, high]")]
    [InlineData("\"output\": 16, \"limits\": [-1, 1]", "output", "16", "a whole number from 0 to 15")]
    public void Names_the_faults_of_a_servo(string given, string setting, string value, string remedy)
    {
        string settings = $"\"settings\": {{ \"bus\": 3, {given} }}";
        string text = RigFile.With(("\"part\": \"h-bridge\"", "\"part\": \"rc-servo\""), (BridgeSettings, settings));
        AssertNamed(text, RigFile.LineOf(text, settings), $"{Bridge}.settings.{setting}", value, remedy);
    }

    [Fact]
    public void Names_all_faults_at_once()
    {
        using TemporaryFile file = new(RigFile.With(("\"line\": 25", "\"line\": 24"), ("\"output\": 0", "\"output\": 4"), ("\"horizon\": 25", "\"horizon\": 0")));
        CommandRun run = CommandRun.Of(ControllerProgram.Run, "check", "--robot", file.Path);
        Assert.Contains("refused: 3 problems", run.Error);
        Assert.All(["$.planner.horizon is 0", "line 24, taken by", ".output is 4"], each => Assert.Contains(each, run.Error));
    }

    [Theory]
    [InlineData("run --lockstep --no-link")]
    [InlineData("plan")]
    [InlineData("bench")]
    [InlineData("set goal=1")]
    [InlineData("status")]
    [InlineData("link --broker inprocess://nobody")]
    public void No_command_of_the_robot_goes_on_with_one(string command) => AssertRefused(ControllerProgram.Run, command);

    [Theory]
    [InlineData("demo")]
    [InlineData("fit --data nothing --out nowhere")]
    public void No_command_of_the_trainer_goes_on_with_one(string command) => AssertRefused(TrainerProgram.Run, command);

    private static void AssertRefused(Func<IReadOnlyList<string>, TextWriter, TextWriter, int> program, string command)
    {
        using TemporaryFile file = new(RigFile.With(("\"line\": 25", "\"line\": 24")));
        CommandRun run = CommandRun.Of(program, [.. command.Split(' '), "--robot", file.Path]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{Sensors}[3].settings.line is line 24, taken by {Sensors}[2].settings.line", run.Error);
    }

    private static void AssertNamed(string text, int line, string path, string value, string remedy)
    {
        using TemporaryFile file = new(text);
        CommandRun run = CommandRun.Of(ControllerProgram.Run, "check", "--robot", file.Path);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        string told = Assert.Single(run.Error.Split('\n'), each => each.Contains($": {path} is {value}; allowed: ", StringComparison.Ordinal));
        Assert.StartsWith($"{file.Path}({line},", told);
        Assert.Contains(remedy, told);
    }
}
