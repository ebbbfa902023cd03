using System;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Boards;

/// <summary>Parts behind a TCA9548A: ranges, and which addresses clash.</summary>
public sealed class MuxRulesTests
{
    private const string Angle = "$.io.gpio.sensors[1].settings";
    private const string Added = "$.io.gpio.sensors[5].settings";

    [Theory]
    [InlineData("{ \"address\": 111, \"channel\": 0 }", Angle + ".mux.address", "111", "a whole number from 112 to 119")]
    [InlineData("{ \"address\": 120, \"channel\": 0 }", Angle + ".mux.address", "120", "a whole number from 112 to 119")]
    [InlineData("{ \"address\": 112, \"channel\": 8 }", Angle + ".mux.channel", "8", "a whole number from 0 to 7")]
    [InlineData("{ \"address\": 112, \"channel\": -1 }", Angle + ".mux.channel", "-1", "a whole number from 0 to 7")]
    [InlineData("{ \"address\": 112 }", Angle + ".mux.channel", "missing", "a whole number")]
    [InlineData("{ \"channel\": 1 }", Angle + ".mux.address", "missing", "a whole number")]
    [InlineData("{ \"address\": 112, \"chanel\": 1 }", Angle + ".mux.chanel", "an unknown key", "did you mean 'channel'?")]
    [InlineData("1", Angle + ".mux", "1", "an object")]
    public void Names_what_is_wrong_with_a_mux(string mux, string path, string value, string allowed)
    {
        ConfigurationProblem problem = Assert.Single(Problems((Angle + ".mux", mux)), each => each.Path == path);
        Assert.Contains(value, problem.Value);
        Assert.Contains(allowed, problem.Allowed);
    }

    [Theory]

    // the reference robot's angle sensor is put behind the first, another is added behind the second
    [InlineData("[112, 0]", 1, "[112, 1]", null)]
    [InlineData("[112, 0]", 1, "[113, 0]", null)]
    [InlineData("[112, 0]", 3, "[112, 0]", null)]
    [InlineData("[112, 0]", 3, null, null)]
    [InlineData("[112, 0]", 1, "[112, 0]", "channel 0 of the TCA9548A at 0x70 of I2C bus 1, taken by " + Angle + ".bus")]
    [InlineData("[112, 0]", 1, null, "address 0x36 of I2C bus 1, taken by " + Angle + ".bus")]
    [InlineData(null, 1, "[112, 0]", "address 0x36 of I2C bus 1, taken by " + Angle + ".bus")]
    public void Lets_channels_share_an_address_that_nothing_on_the_bus_itself_has(string? first, int bus, string? second, string? clash)
    {
        string part = $"{{ \"part\": \"as5600\", \"channel\": \"tilt\", \"settings\": {{ \"bus\": {bus}, \"mux\": {Mux(second)} }} }}";
        ConfigurationProblem[] problems = Problems((Angle + ".mux", Mux(first)), ("+sensors", part));
        if (clash is null)
        {
            Assert.Empty(problems);
            return;
        }

        ConfigurationProblem problem = Assert.Single(problems);
        Assert.Equal(Added + ".bus", problem.Path);
        Assert.Contains(clash, problem.Value);
        Assert.Contains("another channel of a TCA9548A", problem.Allowed);
    }

    [Fact]
    public void Refuses_a_chip_at_the_address_of_a_mux_of_its_bus()
    {
        const string servo = """
            { "part": "rc-servo", "channel": "drive", "settings": { "limits": [-1, 1], "output": 3, "bus": 1, "address": 113 } }
            """;
        ConfigurationProblem problem = Assert.Single(
            Problems((Angle + ".mux", Mux("[113, 0]")), ("$.io.gpio.actuators[0]", servo)));
        Assert.Equal("$.io.gpio.actuators[0].settings.address", problem.Path);
        Assert.Contains("address 0x71 of I2C bus 1, taken by " + Angle + ".mux.address", problem.Value);
    }

    [Fact]
    public void Takes_servo_chips_of_one_address_behind_different_channels()
    {
        const string actions = """[ { "name": "drive", "limits": [-1, 1] }, { "name": "lift", "limits": [-1, 1] } ]""";
        Assert.Empty(Problems(
            ("$.action", actions),
            ("$.io.gpio.actuators[0]", Servo("drive", 0)),
            ("+actuators", Servo("lift", 1))));
    }

    private static string Servo(string action, int channel) => $$"""
        { "part": "rc-servo", "channel": "{{action}}",
          "settings": { "limits": [-1, 1], "output": 3, "bus": 1, "frequency": {{50 + channel}}, "mux": { "address": 112, "channel": {{channel}} } } }
        """;

    private static string Mux(string? place)
    {
        string[] numbers = place?.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries) ?? [];
        return numbers.Length == 0 ? "null" : $"{{ \"address\": {numbers[0]}, \"channel\": {numbers[1]} }}";
    }

    private static ConfigurationProblem[] Problems(params (string Path, string? Json)[] edits)
    {
        ProblemList problems = new();
        BoardCatalog.Check(RigRobot.Read(edits), problems);
        return [.. problems.Problems.Distinct()];
    }
}
