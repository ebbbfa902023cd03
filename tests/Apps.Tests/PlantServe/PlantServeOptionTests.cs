using System.IO;
using System.Net;
using System.Net.Sockets;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.PlantApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.PlantServe;

public sealed class PlantServeOptionTests
{
    [Theory]
    [InlineData("--udp 127.0.0.1", "--udp is '127.0.0.1'; allowed: HOST:PORT, such as 127.0.0.1:45454 or [::1]:45454")]
    [InlineData("--udp :45454", "--udp is ':45454'; allowed: HOST:PORT")]
    [InlineData("--udp host:65536", "--udp is 'host:65536'; allowed: HOST:PORT")]
    [InlineData("--loss 1.5", "--loss is '1.5'; allowed: a number from 0 to 1.")]
    [InlineData("--loss NaN", "--loss is 'NaN'; allowed: a number from 0 to 1.")]
    [InlineData("--reorder -1", "--reorder is '-1'; allowed: a number from 0 to 1.")]
    [InlineData("--duplicate many", "--duplicate is 'many'; allowed: a number from 0 to 1.")]
    [InlineData("--seed -1", "--seed is '-1'; allowed: a number from 0 to 18446744073709551615.")]
    [InlineData("--io udp", "--io is udp; allowed here, where the robot is simulated: plant, mujoco, simulated-board.")]
    [InlineData("--io gpio", "--io is gpio; allowed here, where the robot is simulated: plant, mujoco, simulated-board.")]
    [InlineData("--io plan", "robot I/O has no adapter 'plan'; there are: plant, simulated-board, udp")]
    [InlineData("--robot cartpol", "did you mean 'cartpole'?")]
    public void Refuses_wrong_options_with_exit_code_2(string options, string message)
    {
        using TemporaryFolder folder = new();
        string[] robot = options.Contains("--robot", System.StringComparison.Ordinal) ? [] : ["--robot", TinyRobot.In(folder)];
        CommandRun run = CommandRun.Of(PlantProgram.Run, ["serve", .. robot, .. options.Split(' ')]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public void Says_that_an_address_is_taken_with_exit_code_1()
    {
        using TemporaryFolder folder = new();
        using UdpClient other = new(new IPEndPoint(IPAddress.Loopback, 0));
        string address = other.Client.LocalEndPoint!.ToString()!;
        CommandRun run = CommandRun.Of(PlantProgram.Run, "serve", "--robot", TinyRobot.In(folder), "--udp", address);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"The address {address} cannot be had: ", run.Error);
    }

    [Fact]
    public void Says_which_default_cannot_be_served()
    {
        using TemporaryFolder folder = new();
        string file = TinyRobot.In(folder);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"io\": {", "\"io\": { \"default\": \"udp\",", System.StringComparison.Ordinal));
        CommandRun run = CommandRun.Of(PlantProgram.Run, "serve", "--robot", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--io is udp; that is the robot's own default; allowed here", run.Error);
    }
}
