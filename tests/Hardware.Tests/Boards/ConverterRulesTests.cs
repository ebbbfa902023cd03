using System;
using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Boards;

/// <summary>Parts whose drivers are a package's: their settings are checked everywhere, they are opened where it is.</summary>
public sealed class ConverterRulesTests
{
    private const string Added = "$.io.gpio.sensors[5].settings";
    private const string Second = "$.io.gpio.sensors[6].settings";

    [Theory]
    [InlineData("\"bus\": 0, \"chipSelect\": 1, \"input\": 7, \"scale\": -3.2, \"offset\": 1.6, \"clock\": 3600000")]
    [InlineData("\"bus\": 1, \"chipSelect\": 0, \"input\": 0, \"scale\": 1")]
    public void Takes_a_potentiometer(string settings) => Assert.Empty(Problems(Pot("pot", settings)));

    [Theory]
    [InlineData("\"input\": 8, \"scale\": 1", ".input", "8", "a whole number from 0 to 7")]
    [InlineData("\"input\": 0, \"scale\": 0", ".scale", "0", "from ground to reference")]
    [InlineData("\"input\": 0", ".scale", "missing", "a finite number")]
    [InlineData("\"input\": 0, \"scale\": 1, \"offset\": 1e7", ".offset", "10000000", "from -1000000 to 1000000")]
    [InlineData("\"input\": 0, \"scale\": 1, \"clock\": 4000000", ".clock", "4000000", "from 10000 to 3600000 Hz")]
    [InlineData("\"input\": 0, \"scale\": 1, \"gain\": 2", ".gain", "an unknown key", "input")]
    public void Names_what_is_wrong_with_a_potentiometer(string settings, string key, string value, string allowed) =>
        AssertProblem(Problems(Pot("pot", $"\"bus\": 0, \"chipSelect\": 1, {settings}")), Added + key, value, allowed);

    [Theory]
    [InlineData(1, 1, null, null)]
    [InlineData(1, 0, ".input", "input 0 of the MCP3008 at chip select 1 of SPI bus 0, taken by " + Added + ".input")]
    [InlineData(0, 1, ".chipSelect", "chip select 0 of SPI bus 0, taken by $.io.gpio.sensors[0].settings.chipSelect")]
    public void Shares_a_converter_among_inputs_and_with_nothing_else(int chipSelect, int input, string? key, string? clash)
    {
        ConfigurationProblem[] problems = Problems(
            Pot("pot", "\"bus\": 0, \"chipSelect\": 1, \"input\": 0, \"scale\": 1"),
            Pot("pot2", $"\"bus\": 0, \"chipSelect\": {chipSelect}, \"input\": {input}, \"scale\": 1"));
        if (key is null)
        {
            Assert.Empty(problems);
            return;
        }

        AssertProblem(problems, Second + key, clash!, "that nothing else uses");
    }

    [Theory]
    [InlineData("\"shunt\": 0.1, \"largest\": 3.2")]
    [InlineData("\"shunt\": 0.1, \"largest\": 3, \"trip\": 2.5, \"address\": 79")]
    [InlineData("\"shunt\": 0.01, \"largest\": 30, \"mux\": { \"address\": 112, \"channel\": 3 }")]
    public void Takes_a_current(string settings) => Assert.Empty(Problems(Current(settings)));

    [Theory]
    [InlineData("\"shunt\": 0.1, \"largest\": 3.3", ".largest", "3.3", "to 0.32 V over the shunt, 3.2 A")]
    [InlineData("\"shunt\": 0.1, \"largest\": 0", ".largest", "0", "a current above 0")]
    [InlineData("\"shunt\": 0, \"largest\": 1", ".shunt", "0", "from 0.0001 to 10 ohm")]
    [InlineData("\"shunt\": 0.1, \"largest\": 3, \"trip\": 3", ".trip", "3", "below largest, 3 A")]
    [InlineData("\"shunt\": 0.1, \"largest\": 3, \"trip\": -1", ".trip", "-1", "above 0")]
    [InlineData("\"shunt\": 0.1, \"largest\": 3, \"address\": 80", ".address", "80", "from 64 to 79")]
    [InlineData("\"shunt\": 0.1, \"largest\": 3, \"mux\": { \"address\": 64, \"channel\": 3 }", ".mux.address", "64", "from 112 to 119")]
    public void Names_what_is_wrong_with_a_current(string settings, string key, string value, string allowed) =>
        AssertProblem(Problems(Current(settings)), Added + key, value, allowed);

    [Theory]
    [InlineData("mcp3008", "\"bus\": 0, \"chipSelect\": 1, \"input\": 0, \"scale\": 1", "x")]
    [InlineData("ina219", "\"bus\": 1, \"shunt\": 0.1, \"largest\": 3", "current")]
    public void Are_refused_by_name_where_their_driver_is_not(string part, string settings, string channel)
    {
        RobotDescription robot = RigRobot.Read(
            ("$.io.gpio.sensors[0]", Part(part, channel, settings)),
            ("$.state[0].from", $"\"{channel}\""),
            ("$.io.gpio.actuators[0].settings.moves", null));
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => RigRobot.Open(robot, new SteppedClock()));
        Assert.Contains(refusal.Problems, each => each.Path == "$.io.gpio.sensors[0].part" && each.Value.Contains(part, StringComparison.Ordinal));
        using SimulatedBoard board = new();
        Exception fault = Assert.Throws<AdapterNotFoundException>(() => BoardCatalog.Open(Alone(part, channel, settings), "rig", board, new SteppedClock()));
        Assert.Contains($"{channel}: the driver of the part {part} is the package Iot.Device.Bindings's", fault.Message);
    }

    /// <summary>The reference robot with that sensor alone beside contacts, so that nothing fails before it.</summary>
    private static RobotDescription Alone(string part, string channel, string settings) => RigRobot.Read(
        ("$.io.gpio.sensors", $"[ {Part(part, channel, settings)}, {Part("e-stop", "estop", "\"line\": 23")} ]"),
        ("$.state", $"[ {{ \"name\": \"{channel}\", \"limits\": [-1, 1] }} ]"),
        ("$.io.gpio.actuators[0].settings.moves", null),
        ("$.task", "{ \"reward\": \"0\", \"episodeSteps\": 10 }"),
        ("$.reset", null));

    private static (string Path, string Json) Pot(string channel, string settings) => ("+sensors", Part("mcp3008", channel, settings));

    private static (string Path, string Json) Current(string settings) => ("+sensors", Part("ina219", "current", "\"bus\": 1, " + settings));

    private static string Part(string part, string channel, string settings) =>
        $"{{ \"part\": \"{part}\", \"channel\": \"{channel}\", \"settings\": {{ {settings} }} }}";

    private static void AssertProblem(ConfigurationProblem[] problems, string path, string value, string allowed)
    {
        ConfigurationProblem problem = Assert.Single(problems, each => each.Path == path);
        Assert.Contains(value, problem.Value);
        Assert.Contains(allowed, problem.Allowed);
    }

    private static ConfigurationProblem[] Problems(params (string Path, string? Json)[] edits)
    {
        ProblemList problems = new();
        BoardCatalog.Check(RigRobot.Read(edits), problems);
        return [.. problems.Problems.Distinct()];
    }
}
