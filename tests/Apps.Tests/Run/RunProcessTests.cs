using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Recording;
using MbRlRobot.Status;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>The control process as a process of its own: commands from another one, signals, kills.</summary>
public sealed class RunProcessTests : IDisposable
{
    private readonly RunningRobot _robot = new();

    public void Dispose() => _robot.Dispose();

    [Fact]
    public void Is_armed_set_and_stopped_from_another_process()
    {
        _robot.Start("--wait --episodes 1000");
        _robot.WaitFor(status => status.Ticks > 2);
        Assert.Equal("inactive", Status("lifecycle"));
        Assert.Equal((0, "tiny: done" + Environment.NewLine), Ok(_robot.Do("arm")));
        _robot.WaitFor(status => status.Step > 1);
        Assert.Equal("active", Status("lifecycle"));
        CommandRun again = _robot.Do("arm");
        Assert.Equal((1, "tiny: Refused: it is armed already" + Environment.NewLine), (again.ExitCode, again.Error));
        Assert.Equal(0, _robot.Do("stop").ExitCode);
        LoopStatus stopped = _robot.WaitFor(status => status.Lifecycle == LifecycleState.Inactive);
        Assert.Equal((SessionEnd.Stopped, 0L), (stopped.SessionEnd, stopped.TornCommands));
        Assert.False(_robot.Process.HasExited);
        Assert.Equal(0, _robot.Do("arm").ExitCode);
        _robot.WaitFor(status => status.Sessions == 2 && status.Step > 1);
        Assert.Equal(0, _robot.Do("disarm").ExitCode);
        _robot.WaitFor(status => status.SessionEnd == SessionEnd.Disarmed);
    }

    [Fact]
    public void Keeps_its_period_in_real_time()
    {
        _robot.Start("--episodes 3 --json");
        string report = _robot.Process.StandardOutput.ReadToEnd();
        _robot.Process.WaitForExit();
        Assert.Equal(0, _robot.Process.ExitCode);
        using JsonDocument json = JsonDocument.Parse(report);
        Assert.Equal(3, json.RootElement.GetProperty("episodes").GetArrayLength());
        LoopStatus status = _robot.WaitFor(_ => true);

        // each episode of 12 periods has as many rows, however busy the machine is; ticks and misses make up the grid
        Assert.Equal(36UL, status.Transitions);
        Assert.InRange(status.Ticks + status.MissedPeriods, 36, 36 + 200);
        Assert.True(status.Latest.Period.Count == 0 || status.WorstPeriodMilliseconds >= status.Latest.Period.MaximumMilliseconds);
        Assert.True(status.WorstPeriodMilliseconds > 0);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Stops_and_ends_well_on_a_signal(string signal)
    {
        _robot.Start("--episodes 1000 --headless");
        _robot.WaitFor(status => status.Step > 1);
        _robot.Signal(signal);
        string output = _robot.Process.StandardOutput.ReadToEnd();
        _robot.Process.WaitForExit();
        Assert.Equal(0, _robot.Process.ExitCode);
        Assert.Contains("Ended on request. The outputs are stopped.", output);
        Assert.Equal((LifecycleState.Inactive, SessionEnd.Signal), Ends(_robot.WaitFor(_ => true)));
    }

    [Fact]
    public void Goes_on_where_nobody_reads_what_it_shows_and_can_still_be_stopped()
    {
        _robot.Start("--episodes 1000 --headless");
        int episode = _robot.WaitFor(status => status.Step > 1).Episode;
        _robot.Process.StandardOutput.Close();
        _robot.WaitFor(status => status.Episode > episode + 1);
        Assert.Equal(0, _robot.Do("stop").ExitCode);
        _robot.Process.WaitForExit();
        Assert.Equal(0, _robot.Process.ExitCode);
        Assert.Equal((LifecycleState.Inactive, SessionEnd.Stopped), Ends(_robot.WaitFor(_ => true)));
    }

    [Fact]
    public void Does_not_run_a_robot_twice()
    {
        _robot.Start("--wait");
        _robot.WaitFor(status => status.Ticks > 0);
        CommandRun second = _robot.Do("run", "--no-link");
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("another control process of the robot 'tiny' is running", second.Error);
        Assert.True(_robot.Files.Rings.HasWriter);
        Assert.Equal(0, _robot.Do("stop").ExitCode);
    }

    [Fact]
    public void Lands_inactive_in_a_new_epoch_after_a_kill_and_leaves_the_old_ring_whole()
    {
        _robot.Start("--wait --episodes 1000");
        _robot.WaitFor(status => status.Ticks > 0);
        Assert.Equal(0, _robot.Do("arm").ExitCode);
        LoopStatus before = _robot.WaitFor(status => status.Transitions > 15);
        _robot.Signal("KILL");
        _robot.Process.WaitForExit();
        CommandRun dead = _robot.Do("status", "--json");
        Assert.Equal(1, dead.ExitCode);
        JsonElement told = JsonDocument.Parse(dead.Output).RootElement;
        Assert.False(told.GetProperty("isRunning").GetBoolean());
        Assert.True(told.GetProperty("worstPeriodMilliseconds").GetDouble() > 0);
        Assert.True(told.TryGetProperty("planAgeMilliseconds", out _));
        JsonElement period = told.GetProperty("session").GetProperty("period");
        Assert.Equal(JsonValueKind.Null, period.GetProperty("p999Milliseconds").ValueKind);
        Assert.Equal("unknown", told.GetProperty("health").GetProperty("level").GetString());
        string text = _robot.Do("status").Output;
        Assert.Matches("keeps time +not known yet", text);
        Assert.Matches(@"latest second: period +0( +-){5}", text);
        Assert.Contains("No control process runs the robot", _robot.Do("stop").Error);

        _robot.Start("--wait --episodes 1000");
        LoopStatus after = _robot.WaitFor(status => status.Ticks > 2);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.Equal((LifecycleState.Inactive, 0L, 0UL), (after.Lifecycle, after.Sessions, after.Transitions));
        string[] epochs = [.. _robot.Files.Rings.Rings().Select(path => path[^21..^5])];
        Assert.Equal([Hex(before.Epoch), Hex(after.Epoch)], epochs);
        LoggedStep[] kept = [.. _robot.TakeLog().OfType<LoggedStep>().Where(step => step.Source.Epoch == before.Epoch)];
        Assert.True((ulong)kept.Length >= before.Transitions, $"{kept.Length} rows of {before.Transitions}");
        Assert.Equal(Enumerable.Range(0, kept.Length).Select(index => (ulong)index), kept.Select(step => step.Sequence));
    }

    private static string Hex(ulong epoch) => epoch.ToString("x16", CultureInfo.InvariantCulture);

    private static (LifecycleState Lifecycle, SessionEnd End) Ends(LoopStatus status) => (status.Lifecycle, status.SessionEnd);

    private static (int ExitCode, string Output) Ok(CommandRun run)
    {
        Assert.Equal(string.Empty, run.Error);
        return (run.ExitCode, run.Output);
    }

    private string? Status(string property)
    {
        CommandRun run = _robot.Do("status", "--json");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output).RootElement.GetProperty(property).GetString();
    }
}
