using System.IO;
using System.Linq;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.Demo;

public sealed class DemoOptionTests
{
    [Theory]
    [InlineData("--episodes 0", "--episodes is '0'; allowed: a number from 1 to 10000.")]
    [InlineData("--episodes 10001", "--episodes is '10001'; allowed: a number from 1 to 10000.")]
    [InlineData("--episodes ten", "--episodes is 'ten'; allowed: a number from 1 to 10000.")]
    [InlineData("--episodes 1.5", "--episodes is '1.5'; allowed: a number from 1 to 10000.")]
    [InlineData("--episodes", "--episodes")]
    [InlineData("--seed -1", "--seed is '-1'; allowed: a number from 0 to 18446744073709551615.")]
    [InlineData("--seed 18446744073709551616", "--seed is '18446744073709551616'")]
    [InlineData("--threads 0", "--threads is '0'; allowed: a number from 1 to 1024.")]
    [InlineData("--io gpoi", "robot I/O has no adapter 'gpoi'; there are: plant,")]
    [InlineData("--io gpio", "--io is gpio; allowed here, where the robot is simulated: plant, mujoco, simulated-board, udp.")]
    [InlineData("--io udp --oracle", "--oracle and --io udp do not go together: the oracle asks many copies of the plant")]
    [InlineData("--io mujoco", "mujoco")]
    [InlineData("--engine fast", "rollout engine has no adapter 'fast'; there are: builtin")]
    [InlineData("--fitter fast", "ensemble fitter has no adapter 'fast'; there are: builtin")]
    [InlineData("--oracle --engine builtin", "--oracle and --engine do not go together")]
    [InlineData("--oracle --fitter builtin", "--oracle and --fitter do not go together")]
    [InlineData("--engine-option device", "--engine-option is 'device'; allowed: KEY=VALUE, such as device=cpu.")]
    [InlineData("--engine-option =cpu", "--engine-option is '=cpu'; allowed: KEY=VALUE")]
    [InlineData("--engine-option", "--engine-option")]
    [InlineData("--engine-option device=cpu --seed 1 --engine-option device=gpu", "--engine-option gives 'device' twice; allowed: each key once.")]
    [InlineData("--engine-option device=cpu", "--engine-option: The engine builtin has no option 'device'; it has none.")]
    [InlineData("--fitter-option device", "--fitter-option is 'device'; allowed: KEY=VALUE, such as device=cpu.")]
    [InlineData("--fitter-option =cpu", "--fitter-option is '=cpu'; allowed: KEY=VALUE")]
    [InlineData("--fitter-option", "--fitter-option")]
    [InlineData("--fitter-option device=cpu --seed 1 --fitter-option device=gpu", "--fitter-option gives 'device' twice; allowed: each key once.")]
    [InlineData("--fitter-option device=cpu", "--fitter-option: The fitter builtin has no option 'device'; it has none.")]
    [InlineData("--oracle --engine-option a=b", "--oracle and --engine-option do not go together")]
    [InlineData("--oracle --fitter-option a=b", "--oracle and --fitter-option do not go together")]
    [InlineData("--resume none", "none holds no run: there is no ")]
    [InlineData("--resume none --out other", "--resume and --out do not go together")]
    [InlineData("--robot cartpol", "did you mean 'cartpole'?")]
    [InlineData("--speed 9", "--speed")]
    public void Refuses_wrong_options_with_exit_code_2_and_writes_nothing(string options, string message)
    {
        using TemporaryFolder folder = new();
        string[] given = [.. options.Split(' ').Select(word => word is "none" or "other" ? folder.At(word) : word)];
        string[] robot = given.Contains("--robot") ? [] : ["--robot", TinyRobot.In(folder)];
        string[] output = given.Contains("--resume") ? [] : ["--out", folder.At("out")];
        CommandRun run = CommandRun.Of(TrainerProgram.Run, ["demo", .. robot, .. output, .. given]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    [Theory]
    [InlineData("$.io.default", "\"gpio\"", "--io is gpio; that is the robot's own default; allowed here")]
    [InlineData("$.task.episodeSteps", "0", "$.task.episodeSteps is 0; allowed: ")]
    public void Refuses_a_robot_that_cannot_be_simulated_or_is_wrong(string path, string json, string message)
    {
        using TemporaryFolder folder = new();
        string file = folder.At("robot.json");
        File.WriteAllText(file, TestKit.Robots.SampleRobot.Edit((path, json)));
        CommandRun run = CommandRun.Of(TrainerProgram.Run, "demo", "--robot", file, "--out", folder.At("out"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    [Fact]
    public void Explains_every_option()
    {
        CommandRun run = CommandRun.Of(TrainerProgram.Run, "demo", "--help");
        Assert.Equal(0, run.ExitCode);
        string options = "robot io episodes seed out resume engine engine-option fitter fitter-option oracle threads headless json";
        Assert.All(options.Split(' '), option => Assert.Contains($"  --{option}", run.Output));
        Assert.Contains("[default: cartpole]", run.Output);
    }
}
