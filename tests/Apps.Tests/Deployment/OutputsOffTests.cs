using System;
using System.IO;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests.Deployment;

public sealed class OutputsOffTests : IDisposable
{
    private const string Pi5 = "1f00098000.pwm";
    private const string Fan = "1f0009c000.pwm";

    private static readonly string Rig = Path.Combine(Repository.Root, "hardware", "robots", "cartpole-rig", "robot.json");

    private readonly FakeSystem _system = new();

    public void Dispose() => _system.Dispose();

    /// <summary>The numbers of chips change from one kernel to the next: the fan's comes first here.</summary>
    [Fact]
    public void Lowers_the_enable_line_and_zeroes_the_outputs_that_the_robot_names_and_no_others()
    {
        _system.AddPwm(0, Fan, 3);
        _system.AddPwm(2, Pi5, 0);
        _system.AddPwm(4, "other.pwm", 0);
        _system.InstallGpiod("2.2.1", 0, "gpiochip10 [other] (4 lines)", "gpiochip0 [pinctrl-rp1] (54 lines)");
        for (int times = 0; times < 2; times++)
        {
            Assert.Equal(new ShellRun(0, string.Empty, string.Empty), Run(Rig));
            Assert.Equal((("0", "0"), ("31000", "1"), ("31000", "1")), (_system.Output(2, 0), _system.Output(0, 3), _system.Output(4, 0)));
        }

        Assert.Equal(["-t0 -c gpiochip0 17=0", "-t0 -c gpiochip0 17=0"], _system.Lines);
    }

    [Theory]
    [InlineData("1.6.3", "gpiochip0 17=0")]
    [InlineData("2.0", "-t0 -c gpiochip0 17=0")]
    public void Speaks_to_both_generations_of_gpiod(string version, string expected)
    {
        _system.AddPwm(0, Pi5, 0);
        _system.InstallGpiod(version, 0, "gpiochip0 [tegra234-gpio] (164 lines)");
        Assert.Equal(0, Run(Rig).ExitCode);
        Assert.Equal([expected], _system.Lines);
    }

    [Fact]
    public void Reads_parts_with_keys_in_any_order_and_comments_of_every_kind()
    {
        _system.AddPwm(1, "a.pwm", 2);
        _system.AddPwm(2, "b.pwm", 0);
        _system.AddPwm(3, "commented.pwm", 0);
        _system.InstallGpiod("1.6", 0, "gpiochip3 [anything] (8 lines)");
        string robot = _system.Robot("""
            {
              /* { "part": "h-bridge", "settings": { "controller": "commented.pwm", "output": 0 } } */
              "description": "says \"part\": \"h-bridge\", { and // nothing else",
              "io": { "gpio": { "sensors": [ { "part": "e-stop", "settings": { "line": 23 } } ], "actuators": [
                { "settings": { "output": 2, "enable": 6, "controller" : "a.pwm" }, "channel": "left", "part": "h-bridge" }, // "line": 1
                { "settings": { "controller": "b.pwm",
                                "output" :
                                  0 }, "part": "rc-servo" },
                // { "part": "enable-line", "settings": { "line": 9 } },
                { "settings": { "watchdog": 8, "line": 7, "feedback": 5 }, "part": "enable-line" } ] } },
              "safety": { "enable": true }
            }
            """);
        Assert.Equal(new ShellRun(0, string.Empty, string.Empty), Run(robot));
        Assert.Equal((("0", "0"), ("0", "0"), ("31000", "1")), (_system.Output(1, 2), _system.Output(2, 0), _system.Output(3, 0)));
        Assert.Equal(["gpiochip3 6=0", "gpiochip3 7=0"], _system.Lines);
    }

    [Fact]
    public void Goes_on_where_one_thing_cannot_be_turned_off_and_says_so()
    {
        _system.AddPwm(0, Pi5, 0);
        ShellRun none = Run(Rig);
        Assert.Equal((1, ("0", "0")), (none.ExitCode, _system.Output(0, 0)));
        Assert.Contains("line 17 is left as it is: gpioset is missing", none.Error);

        _system.InstallGpiod("2.2", exitCode: 1, "gpiochip0 [pinctrl-rp1] (54 lines)");
        ShellRun busy = Run(Rig);
        Assert.Equal(1, busy.ExitCode);
        Assert.Contains("line 17 of gpiochip0 could not be set low", busy.Error);
    }

    [Fact]
    public void Says_that_the_controller_is_not_there_and_leaves_outputs_that_nobody_uses()
    {
        _system.InstallGpiod("2.2", 0, "gpiochip0 [pinctrl-rp1] (54 lines)");
        ShellRun away = Run(Rig);
        Assert.Equal(1, away.ExitCode);
        Assert.Contains($"{Pi5}: no such PWM controller", away.Error);

        _system.AddPwm(0, Pi5, 1);
        Assert.Equal(0, Run(Rig).ExitCode);
        Assert.Equal(("31000", "1"), _system.Output(0, 1));
    }

    [Fact]
    public void Has_nothing_to_do_for_a_robot_without_a_board() =>
        Assert.Equal(new ShellRun(0, string.Empty, string.Empty), Run(Path.Combine(Repository.Root, "hardware", "robots", "cartpole", "robot.json")));

    [Fact]
    public void Turns_off_what_stands_before_the_end_of_a_broken_file()
    {
        _system.AddPwm(0, Pi5, 0);
        ShellRun run = Run(_system.Robot($$"""{ "io": [ { "part": "h-bridge", "settings": { "controller": "{{Pi5}}", "output": 0 } },"""));
        Assert.Equal((1, ("0", "0")), (run.ExitCode, _system.Output(0, 0)));
        Assert.Contains("no whole JSON object", run.Error);
    }

    [Fact]
    public void Refuses_wrong_use()
    {
        Assert.Equal(2, Run().ExitCode);
        Assert.Equal(2, Run("/nowhere/robot.json").ExitCode);
    }

    private ShellRun Run(params string[] arguments) =>
        ShellRun.Of(Path.Combine(Repository.Root, "hardware", "deploy", "outputs-off"), _system.Environment, arguments);
}
