using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

/// <summary>A control process as a service: what it tells who started it.</summary>
public sealed class RunNotifyTests : IDisposable
{
    private const int PatienceMilliseconds = 60_000;

    private readonly RunningRobot _robot = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Socket _manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = PatienceMilliseconds };

    public RunNotifyTests()
    {
        string address = _folder.At("notify");
        _manager.Bind(new UnixDomainSocketEndPoint(address));
        _robot.Environment["NOTIFY_SOCKET"] = address;
    }

    public void Dispose()
    {
        _robot.Dispose();
        _manager.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Tells_that_it_is_ready_alive_and_ending_and_not_that_it_is_alive_while_it_stands_still()
    {
        _robot.Environment["WATCHDOG_USEC"] = "1000000";
        _robot.Start("--wait");
        Assert.Equal("READY=1", Next());
        Assert.Equal("STATUS=inactive, the outputs are stopped", Next());
        Assert.Equal(("WATCHDOG=1", "WATCHDOG=1"), (Next(), Next()));

        RunningRobot.Signal("STOP", _robot.Process.Id);
        Silence();
        RunningRobot.Signal("CONT", _robot.Process.Id);
        Assert.Equal("WATCHDOG=1", Next());
        Assert.Equal(0, _robot.Do("arm").ExitCode);
        Assert.Contains("STATUS=active", Until("STATUS=active"));
        RunningRobot.Signal("TERM", _robot.Process.Id);
        Assert.EndsWith("STOPPING=1\nSTATUS=stopping", Until("STOPPING=1\nSTATUS=stopping")[^1]);
        _robot.Process.WaitForExit();
        Assert.Equal(0, _robot.Process.ExitCode);
    }

    [Fact]
    public void Does_not_ping_where_nobody_watches()
    {
        _robot.Start("--episodes 1");
        Assert.DoesNotContain("WATCHDOG=1", Until("STOPPING=1\nSTATUS=stopping"));
    }

    private string Next()
    {
        byte[] buffer = new byte[256];
        string message;
        do
        {
            message = Encoding.UTF8.GetString(buffer, 0, _manager.Receive(buffer));
        }
        while (message == "X_MBRL=1");
        return message;
    }

    private List<string> Until(string last)
    {
        List<string> messages = [];
        while (messages.Count == 0 || messages[^1] != last)
        {
            messages.Add(Next());
        }

        return messages;
    }

    /// <summary>What had been sent before it was stopped is taken; then nothing comes in the time of four pings.</summary>
    private void Silence()
    {
        string state = $"/proc/{_robot.Process.Id}/stat";
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllText(state).Contains(") T ", StringComparison.Ordinal), PatienceMilliseconds));
        byte[] buffer = new byte[256];
        while (_manager.Available > 0)
        {
            _manager.Receive(buffer);
        }

        Assert.False(_manager.Poll(TimeSpan.FromSeconds(1), SelectMode.SelectRead));
    }
}
