using System;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Boards;

/// <summary>RC servos, alone and several on one PCA9685.</summary>
public sealed class ServoRulesTests
{
    private const string Settings = "$.io.gpio.actuators[0].settings";
    private const string Second = "$.io.gpio.actuators[2]";

    private static readonly (string Path, string? Json) Servo =
        ("$.io.gpio.actuators[0]", "{ \"part\": \"rc-servo\", \"channel\": \"drive\", \"settings\": { \"limits\": [-1, 1], \"output\": 3, \"bus\": 1 } }");

    private static readonly (string Path, string? Json) TwoActions =
        ("$.action", "[ { \"name\": \"drive\", \"limits\": [-1, 1] }, { \"name\": \"lift\", \"limits\": [-1, 1] } ]");

    [Theory]
    [InlineData(Settings + ".limits", null, Settings + ".limits", "missing", "two finite numbers [low, high]")]
    [InlineData(Settings + ".limits", "[-0.5, 1]", Settings + ".limits", "[-0.5, 1]", "around the action's limits [-1, 1]")]
    [InlineData(Settings + ".limits", "[1, -1]", Settings + ".limits", "[1, -1]", "low < high")]
    [InlineData(Settings + ".output", "16", Settings + ".output", "16", "a whole number from 0 to 15")]
    [InlineData(Settings + ".pulse", "[0.002, 0.001]", Settings + ".pulse", "[0.002, 0.001]", "shortest < longest")]
    [InlineData(Settings + ".pulse", "[0.001, 0.03]", Settings + ".pulse", "[0.001, 0.03]", "to 0.003 s")]
    [InlineData(Settings + ".address", "32", Settings + ".address", "32", "from 64 to 127")]
    [InlineData(Settings + ".address", "54", Settings + ".address", "address 0x36 of I2C bus 1, taken by $.io.gpio.sensors[1]", "an address that nothing else has")]
    [InlineData(Settings + ".address", "112", Settings + ".address", "112", "not 112, which calls all chips")]
    [InlineData(Settings + ".oscillator", "8e6", Settings + ".oscillator", "8000000", "from 20000000 to 30000000 Hz")]
    [InlineData(Settings + ".frequency", "1000", Settings + ".frequency", "1000", "from 40 to 400 Hz")]
    [InlineData(Settings + ".controller", "\"1f00098000.pwm\"", Settings + ".controller", "with a bus", "or the bus of a PCA9685")]
    [InlineData(Settings + ".bus", null, Settings + ".controller", "missing, and so is bus", "or the bus of a PCA9685")]
    [InlineData(Settings + ".outputEnable", "17", "$.io.gpio.actuators[1].settings.line", "line 17, taken by " + Settings + ".outputEnable", "a line that nothing else uses")]
    [InlineData("$.action[0].stop", "\"brake\"", "$.action[0].stop", "\"brake\" on the rc-servo", "one of \"coast\", \"hold\", \"ramp\"")]
    public void Names_what_is_wrong_with_a_servo(string where, string? json, string path, string value, string allowed)
    {
        ConfigurationProblem problem = Assert.Single(Problems(Servo, (where, json)), each => each.Path == path && each.Value.Contains(value, StringComparison.Ordinal));
        Assert.Contains(allowed, problem.Allowed);
    }

    [Fact]
    public void Takes_a_servo_on_either_kind_of_output()
    {
        Assert.Empty(Problems(Servo));
        Assert.Empty(Problems(Servo, (Settings, "{ \"limits\": [-1, 1], \"output\": 1, \"controller\": \"1f00098000.pwm\" }")));
    }

    [Theory]
    [InlineData("\"output\": 4", null, null)]
    [InlineData("\"output\": 3", ".settings.output", "an output that nothing else uses")]
    [InlineData("\"output\": 4, \"frequency\": 60", ".settings", "the same for all parts of a chip")]
    [InlineData("\"output\": 4, \"outputEnable\": 16", ".settings", "the same for all parts of a chip")]
    [InlineData("\"output\": 3, \"address\": 65, \"frequency\": 60", null, null)]
    public void Lets_servos_share_a_chip_that_they_agree_about(string settings, string? path, string? allowed)
    {
        string part = $"{{ \"part\": \"rc-servo\", \"channel\": \"lift\", \"settings\": {{ \"limits\": [-1, 1], \"bus\": 1, {settings} }} }}";
        ConfigurationProblem[] problems = Problems(Servo, TwoActions, ("+actuators", part));
        if (path is null)
        {
            Assert.Empty(problems);
            return;
        }

        ConfigurationProblem problem = Assert.Single(problems);
        Assert.Equal(Second + path, problem.Path);
        Assert.Contains(allowed!, problem.Allowed);
    }

    private static ConfigurationProblem[] Problems(params (string Path, string? Json)[] edits)
    {
        ProblemList problems = new();
        BoardCatalog.Check(RigRobot.Read(edits), problems);
        return [.. problems.Problems.Distinct()];
    }
}
