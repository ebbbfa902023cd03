using System;
using System.IO;
using MbRlRobot.ControllerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>A simulated robot that is brought to an episode's start as a physical one would be: <c>run --hardware-reset</c>.</summary>
public sealed class RunHardwareResetTests : IDisposable
{
    private const string Home = "\"kind\": \"home\", \"timeout\": 60, \"speedLimit\": 0.2, \"home\": { \"drive\": { \"moves\": \"x\", \"within\": 0.05 } }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Home)]
    [InlineData("\"kind\": \"settle\", \"timeout\": 60")]
    public void Runs_episodes_from_where_the_procedure_brings_it(string procedure)
    {
        CommandRun run = Run(procedure);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("The session had its episodes. The outputs are stopped.", run.Output);
    }

    [Theory]
    [InlineData(Home, "{ \"kind\": \"reversed\", \"channel\": \"drive\" }")]
    [InlineData("\"kind\": \"settle\", \"timeout\": 0.5", "")]
    [InlineData("\"kind\": \"operator\", \"timeout\": 0.5", "")]
    public void Ends_the_session_stopped_where_it_does_not_get_there(string procedure, string fault)
    {
        File.WriteAllText(_folder.At("faults.json"), $$"""{ "faults": [ {{fault}} ] }""");
        CommandRun run = Run(procedure, "--faults", _folder.At("faults.json"));
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains(
            "A fault ended the session: the robot could not be brought to an episode's start. The outputs are stopped.", run.Output);
    }

    [Fact]
    public void Ends_the_session_when_the_emergency_stop_is_pressed_on_the_way()
    {
        File.WriteAllText(_folder.At("faults.json"), """{ "faults": [ { "kind": "open", "channel": "estop", "from": 0.3 } ] }""");
        CommandRun run = Run(Home, "--faults", _folder.At("faults.json"));
        Assert.Equal((1, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("A fault ended the session: the emergency stop was pressed. The outputs are stopped.", run.Output);
    }

    [Fact]
    public void Does_not_begin_while_the_emergency_stop_is_pressed()
    {
        File.WriteAllText(_folder.At("faults.json"), """{ "faults": [ { "kind": "open", "channel": "estop" } ] }""");
        CommandRun run = Run(Home, "--faults", _folder.At("faults.json"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The robot could not be armed: contacts: the emergency stop is pressed, or its wire is broken.", run.Output);
    }

    [Fact]
    public void Says_what_an_operator_has_to_do() => Assert.Contains(
        "Before each episode put it where it starts, and within 0.5 s arm it once more.", Run("\"kind\": \"operator\", \"timeout\": 0.5").Output);

    [Fact]
    public void Does_not_arm_a_robot_that_has_no_procedure()
    {
        CommandRun run = Run(null);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "The robot could not be armed: reset: reset.hardware in robot.json is missing; allowed: home, settle or operator.", run.Output);
    }

    private CommandRun Run(string? procedure, params string[] more)
    {
        string robot = _folder.At("robot.json");
        File.WriteAllText(robot, procedure is null
            ? RigFile.With(($"\"hardware\": {{ {Home} }},", string.Empty))
            : RigFile.With((Home, procedure)));
        return CommandRun.Of(
            ControllerProgram.Run,
            [
                "run", "--robot", robot, "--runtime", _folder.Path, "--lockstep", "--no-link", "--episodes", "2", "--seed", "3", "--hardware-reset",
                .. more,
            ]);
    }
}
