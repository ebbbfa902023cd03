using System;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Boards;

public sealed class BoardRulesTests
{
    private const string Encoder = "$.io.gpio.sensors[0].settings";
    private const string Angle = "$.io.gpio.sensors[1].settings";
    private const string LeftSwitch = "$.io.gpio.sensors[2].settings";
    private const string Bridge = "$.io.gpio.actuators[0].settings";
    private const string Line = "$.io.gpio.actuators[1].settings";

    [Fact]
    public void Has_nothing_against_the_reference_robot() => Assert.Empty(Problems());

    [Fact]
    public void Says_nothing_of_a_robot_without_a_board()
    {
        ProblemList problems = new();
        BoardCatalog.Check(SampleRobot.Read(("$.io.gpio", null), ("$.io.default", "\"plant\"")), problems);
        Assert.Empty(problems.Problems);
    }

    [Theory]

    // unknown parts and keys, missing and wrong settings
    [InlineData("$.io.gpio.sensors[1].part", "\"as5601\"", "$.io.gpio.sensors[1].part", "\"as5601\"", "did you mean 'as5600'?")]
    [InlineData("$.io.gpio.sensors[1].part", "\"h-bridge\"", "$.io.gpio.sensors[1].part", "\"h-bridge\"", "h-bridge belongs among the actuators")]
    [InlineData("$.io.gpio.actuators[0].part", "\"stepper\"", "$.io.gpio.actuators[0].part", "\"stepper\"", "the actuators h-bridge, rc-servo, enable-line")]
    [InlineData(Angle + ".buss", "1", Angle + ".buss", "an unknown key", "did you mean 'bus'?")]
    [InlineData(Angle + ".bus", null, Angle + ".bus", "missing", "a whole number")]
    [InlineData(Angle + ".bus", "\"1\"", Angle + ".bus", "\"1\"", "a whole number")]
    [InlineData(Bridge + ".fullScale", null, Bridge + ".fullScale", "missing", "a finite number")]
    [InlineData(Encoder + ".unitsPerCount", null, Encoder + ".unitsPerCount", "missing", "a finite number")]

    // things taken twice
    [InlineData(LeftSwitch + ".line", "25", "$.io.gpio.sensors[3].settings.line", "line 25, taken by " + LeftSwitch + ".line", "a line that nothing else uses")]
    [InlineData(LeftSwitch + ".line", "3", LeftSwitch + ".line", "line 3, taken by " + Angle + ".bus", "a line that nothing else uses")]
    [InlineData(LeftSwitch + ".line", "8", LeftSwitch + ".line", "line 8, taken by " + Encoder + ".chipSelect", "a line that nothing else uses")]
    [InlineData(LeftSwitch + ".line", "12", Bridge + ".output", "line 12, taken by " + LeftSwitch + ".line", "a line beside those that 1f00098000.pwm output 0 uses")]
    [InlineData(Line + ".feedback", "17", Line + ".feedback", "line 17, taken by " + Line + ".line", "a line that nothing else uses")]
    [InlineData(Bridge + ".enable", "27", Line + ".watchdog", "line 27, taken by " + Bridge + ".enable", "a line that nothing else uses")]

    // ranges
    [InlineData(Bridge + ".output", "4", Bridge + ".output", "4", "a whole number from 0 to 3")]
    [InlineData(Bridge + ".output", "-1", Bridge + ".output", "-1", "a whole number from 0 to 3")]
    [InlineData(Bridge + ".direction", "28", Bridge + ".direction", "28", "a whole number from 0 to 27")]
    [InlineData(Bridge + ".controller", "\"\"", Bridge + ".controller", "\"\"", "the device name of a PWM controller")]
    [InlineData(Bridge + ".controller", "\"1f0009c000.pwm\"", Bridge + ".controller", "the fan's", "1f00098000.pwm")]
    [InlineData(Bridge + ".fullScale", "0.5", Bridge + ".fullScale", "0.5", "at least the action's limits, 1")]
    [InlineData(Bridge + ".fullScale", "0", Bridge + ".fullScale", "0", "not 0")]
    [InlineData(Bridge + ".frequency", "1", Bridge + ".frequency", "1", "from 50 to 100000 Hz")]
    [InlineData(Bridge + ".moves", "\"leftSwitch\"", Bridge + ".moves", "\"leftSwitch\"", "a sensor of a position: x, theta")]
    [InlineData(Bridge + ".deadBand", "1", Bridge + ".deadBand", "1", "from 0 to 0.9")]
    [InlineData(Encoder + ".unitsPerCount", "0", Encoder + ".unitsPerCount", "0", "the channel's change for one count")]
    [InlineData(Encoder + ".quadrature", "3", Encoder + ".quadrature", "3", "one of 1, 2, 4")]
    [InlineData(Encoder + ".clock", "1000", Encoder + ".clock", "1000", "from 10000 to 4000000 Hz")]
    [InlineData(Encoder + ".chipSelect", "16", Encoder + ".chipSelect", "16", "from 0 to 15")]
    [InlineData(Angle + ".zero", "180", Angle + ".zero", "180", "rad")]
    [InlineData(Angle + ".filter", "3", Angle + ".filter", "3", "one of 2, 4, 8, 16")]
    [InlineData(LeftSwitch + ".line", "99", LeftSwitch + ".line", "99", "a whole number from 0 to 27")]
    [InlineData(LeftSwitch + ".below", null, LeftSwitch + ".of", "with neither below and above", "one of below and above")]
    [InlineData(LeftSwitch + ".above", "1", LeftSwitch + ".of", "with both below and above", "one of below and above")]
    [InlineData(LeftSwitch + ".of", null, LeftSwitch + ".of", "missing", "one of below and above")]
    [InlineData(LeftSwitch + ".of", "\"leftSwitch\"", LeftSwitch + ".of", "the switch's own channel", "the channel of a position")]
    [InlineData("$.io.gpio.sensors[4].settings", "{ \"line\": 23, \"of\": \"x\", \"above\": 1 }", "$.io.gpio.sensors[4].settings.of", "\"x\"", "pressed by hand")]

    // stop policies
    [InlineData("$.action[0].stop", "\"hold\"", "$.action[0].stop", "\"hold\" on the h-bridge", "one of \"coast\", \"brake\", \"ramp\"")]

    // guards
    [InlineData("$.safety.estop", "false", "$.safety.estop", "$.io.gpio.sensors[4]", "together with safety.estop")]
    [InlineData("$.io.gpio.sensors[4].part", "\"limit-switch\"", "$.io.gpio.sensors", "without an e-stop", "a part e-stop")]
    [InlineData("$.safety", "{ \"estop\": true }", "$.safety.enable", "$.io.gpio.actuators[1]", "together with safety.enable")]
    [InlineData("$.io.gpio.actuators[1]", null, "$.io.gpio.actuators", "without an enable-line", "a part enable-line")]
    [InlineData("$.safety.watchdog", null, Line + ".watchdog", "27, without $.safety.watchdog", "or neither")]
    [InlineData(Line + ".watchdog", null, Line + ".watchdog", "missing, with $.safety.watchdog", "or neither")]
    [InlineData("$.safety.watchdog", "0.015", Line + ".watchdog", "toggled once an ioPeriod", "at least two ioPeriods")]
    [InlineData("$.io.gpio.actuators", "[ { \"part\": \"enable-line\", \"channel\": \"drive\", \"settings\": { \"line\": 17, \"watchdog\": 27 } } ]", "$.io.gpio.actuators[0].channel", "\"drive\"", "a name that is no action")]
    public void Names_what_is_wrong_with_its_path_and_a_remedy(string where, string? json, string path, string value, string allowed)
    {
        ConfigurationProblem[] problems = [.. Problems((where, json))];
        ConfigurationProblem? problem = problems.FirstOrDefault(each => each.Path == path && each.Value.Contains(value, StringComparison.Ordinal));
        Assert.True(problem is not null, string.Join('\n', problems.AsEnumerable()));
        Assert.Contains(allowed, problem.Allowed);
    }

    [Fact]
    public void Refuses_two_angle_sensors_on_one_bus() => AssertProblem(
        Problems(Sensor("tilt", "as5600", "{ \"bus\": 1 }")),
        "$.io.gpio.sensors[5].settings.bus", "address 0x36 of I2C bus 1, taken by " + Angle + ".bus", "an AS5600 has the address 0x36 only");

    [Fact]
    public void Takes_two_angle_sensors_on_two_buses_and_two_counters_on_two_chip_selects()
    {
        Assert.Empty(Problems(Sensor("tilt", "as5600", "{ \"bus\": 3 }")));
        Assert.Empty(Problems(Sensor("y", "ls7366r", "{ \"bus\": 0, \"chipSelect\": 1, \"unitsPerCount\": 1 }")));
    }

    [Fact]
    public void Refuses_two_counters_on_one_chip_select() => AssertProblem(
        Problems(Sensor("y", "ls7366r", "{ \"bus\": 0, \"chipSelect\": 0, \"unitsPerCount\": 1 }")),
        "$.io.gpio.sensors[5].settings.chipSelect", "chip select 0 of SPI bus 0", "a chip select that nothing else uses");

    [Fact]
    public void Refuses_a_second_enable_line() => AssertProblem(
        Problems(("+actuators", "{ \"part\": \"enable-line\", \"channel\": \"power2\", \"settings\": { \"line\": 16, \"watchdog\": 20 } }")),
        "$.io.gpio.actuators[2].part", "a second enable-line", "one enable line");

    [Fact]
    public void Knows_no_pins_of_boards_that_it_does_not_know() =>
        Assert.Empty(Problems(("$.io.gpio.board", "\"my-board\""), (LeftSwitch + ".line", "3"), (Bridge + ".output", "15")));

    [Fact]
    public void Knows_how_many_outputs_the_header_of_a_pi_4_has() => AssertProblem(
        Problems(("$.io.gpio.board", "\"rpi4\""), (Bridge + ".controller", "\"fe20c000.pwm\""), (Bridge + ".output", "2")),
        Bridge + ".output", "2", "a whole number from 0 to 1");

    private static void AssertProblem(ConfigurationProblem[] problems, string path, string value, string allowed)
    {
        ConfigurationProblem problem = Assert.Single(problems, each => each.Path == path);
        Assert.Contains(value, problem.Value);
        Assert.Contains(allowed, problem.Allowed);
    }

    private static (string Path, string Json) Sensor(string channel, string part, string settings) =>
        ("+sensors", $"{{ \"part\": \"{part}\", \"channel\": \"{channel}\", \"settings\": {settings} }}");

    private static ConfigurationProblem[] Problems(params (string Path, string? Json)[] edits)
    {
        RobotDescription robot = RigRobot.Read(edits);
        ProblemList problems = new();
        BoardCatalog.Check(robot, problems);
        return [.. problems.Problems];
    }
}
