using System.CommandLine;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class RobotOptionTests
{
    [Fact]
    public void Ships_every_robot_of_the_repository()
    {
        Assert.Equal(["arm2", "cartpole", "cartpole-rig", "pendulum", "servo-arm"], RobotOption.Shipped);
        Assert.All(RobotOption.Shipped, type =>
        {
            string source = Path.Combine(Repository.Root, "hardware", "robots", type, "robot.json");
            Assert.Equal(File.ReadAllText(source), File.ReadAllText(RobotOption.Resolve(type)));
            Assert.Equal(type, RobotFile.Read(RobotOption.Resolve(type), HardwareAdapters.Check).Type);
        });
    }

    [Fact]
    public void Takes_a_file_by_its_path()
    {
        using TemporaryFile file = new("{}");
        Assert.Equal(file.Path, RobotOption.Resolve(file.Path));
    }

    [Theory]
    [InlineData("cartpol", "no such file", "did you mean 'cartpole'?")]
    [InlineData("CARTPOLE", "no such file", "did you mean 'cartpole'?")]
    [InlineData("none/robot.json", "no such file", "arm2, cartpole, cartpole-rig, pendulum, servo-arm")]
    [InlineData("../robots/cartpole", "no such file", "arm2, cartpole, cartpole-rig, pendulum, servo-arm")]
    [InlineData("/", "a folder, not a file", "arm2, cartpole, cartpole-rig, pendulum, servo-arm")]
    [InlineData("", "no such file", "arm2, cartpole, cartpole-rig, pendulum, servo-arm")]
    public void Refuses_what_is_neither_and_lists_the_types(string robot, string value, string allowed)
    {
        ConfigurationException fault = Assert.Throws<ConfigurationException>(() => RobotOption.Resolve(robot));
        Assert.StartsWith($"{robot}: --robot is {value}; allowed: the path of a robot.json", fault.Message);
        Assert.Contains(allowed, fault.Message);
    }

    [Theory]
    [InlineData("pendulum", "", "pendulum", 0)]
    [InlineData("pendulum", "--robot arm2", "arm2", 0)]
    [InlineData(null, "", null, 1)]
    [InlineData(null, "--robot arm2", "arm2", 0)]
    public void Has_the_default_that_a_command_gives_it_or_is_required(string? defaultType, string arguments, string? expected, int errors)
    {
        Option<string> option = RobotOption.Create(defaultType);
        ParseResult parsed = new RootCommand("A program.") { option }.Parse(arguments);
        Assert.Equal(errors, parsed.Errors.Count);
        Assert.Equal(expected, errors == 0 ? parsed.GetValue(option) : null);
    }
}
