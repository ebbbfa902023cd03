using System;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.ControllerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>What a run asks of the system for its loop, and what it tells systemd.</summary>
public sealed class RunRealTimeTests : IDisposable
{
    private const int Fifo = 1;

    private readonly RunningRobot _robot = new();

    public void Dispose() => _robot.Dispose();

    [Theory]
    [InlineData("--realtime never", "--realtime is 'never'; allowed: auto, off, on, require.")]
    [InlineData("--realtime 1", "--realtime is '1'")]
    [InlineData("--priority 0", "--priority is '0'; allowed: a number from 1 to 99, or none.")]
    [InlineData("--priority 100", "--priority is '100'")]
    [InlineData("--priority high", "--priority is 'high'")]
    [InlineData("--cpus 3-1", "--cpus is '3-1'; allowed: processors such as 3, 2,3 or 1-3, from 0 to 1023.")]
    [InlineData("--realtime off --cpus 0", "--realtime is 'off'; allowed: without --priority and --cpus.")]
    [InlineData("--lockstep --realtime require", "--lockstep lets time stand still; allowed: without --realtime on")]
    [InlineData("--lockstep --priority 80", "--lockstep lets time stand still")]
    public void Refuses_what_does_not_go_together_with_exit_code_2(string options, string expected)
    {
        using TemporaryFolder folder = new();
        CommandRun run = CommandRun.Of(
            ControllerProgram.Run, ["run", "--robot", TinyRobot.In(folder), "--no-link", "--runtime", folder.Path, .. options.Split(' ')]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public void Asks_nothing_of_the_system_for_a_simulated_robot_unless_told_to()
    {
        _robot.Start("--wait");
        _robot.WaitFor(status => status.Ticks > 2);
        Assert.NotEqual(Fifo, Scheduling().Policy);
    }

    /// <summary>Whoever runs the tests may or may not give the loop its priority; either way it is told.</summary>
    [Fact]
    public void Gives_the_loops_thread_alone_its_priority_or_says_why_not()
    {
        _robot.Start("--wait --realtime on --priority 7 --cpus 0");
        _robot.WaitFor(status => status.Ticks > 2);
        (int Policy, int Priority) scheduling = Scheduling();
        int others = Directory.GetDirectories($"/proc/{_robot.Process.Id}/task").Count(task => Scheduling(task).Policy == Fifo);
        RunningRobot.Signal("INT", _robot.Process.Id);
        string said = _robot.Process.StandardError.ReadToEnd();
        _robot.Process.WaitForExit();
        Assert.Equal(0, _robot.Process.ExitCode);
        bool isRefused = said.Contains("warning: real time, priority: ", StringComparison.Ordinal);
        Assert.Equal(isRefused ? (0, 0, 0) : (Fifo, 7, 1), (scheduling.Policy, scheduling.Priority, others));
        Assert.DoesNotContain("collector", said);
        Assert.DoesNotContain("processors", said);
    }

    [Fact]
    public void Ends_before_the_robot_moves_where_what_is_required_cannot_be_had()
    {
        _robot.Start("--realtime require --priority none --cpus 1000 --no-lock-memory");
        string said = _robot.Process.StandardError.ReadToEnd();
        _robot.Process.WaitForExit();
        Assert.Equal(1, _robot.Process.ExitCode);
        Assert.StartsWith("real time, processors: the thread could not be bound to the processors 1000", said);
        Assert.DoesNotContain("explored", _robot.Process.StandardOutput.ReadToEnd());
    }

    private (int Policy, int Priority) Scheduling() => Scheduling(
        Directory.GetDirectories($"/proc/{_robot.Process.Id}/task")
            .Single(task => File.ReadAllText(Path.Combine(task, "comm")).Trim() == "control loop"));

    /// <summary>The 40th and 41st field of /proc/PID/task/TID/stat, counted after the name, which may hold blanks.</summary>
    private static (int Policy, int Priority) Scheduling(string task)
    {
        string[] fields = File.ReadAllText(Path.Combine(task, "stat")).Split(')')[^1].Trim().Split(' ');
        return (int.Parse(fields[38], CultureInfo.InvariantCulture), int.Parse(fields[37], CultureInfo.InvariantCulture));
    }
}
