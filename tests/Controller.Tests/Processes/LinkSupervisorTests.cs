using System;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Processes;
using Xunit;

namespace MbRlRobot.Controller.Tests.Processes;

public sealed class LinkSupervisorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly RestartPauses Short = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4), Patience);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<ScriptedLink> _started = new();

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(137)]
    public void Starts_a_link_again_that_has_ended_and_says_so_each_time(int code)
    {
        using LinkSupervisor supervisor = Supervise(Short);
        supervisor.Start();
        for (int death = 1; death <= 5; death++)
        {
            WaitForStarts(death);
            _started.Last().Exit(code);
        }

        WaitForStarts(6);
        Assert.Equal(
            ["0.001", "0.002", "0.004", "0.004", "0.004"],
            _lines.Select(line => line.Split(' ')[^2]));
        string told = $"the link has ended with {code}; it is started again";
        Assert.All(_lines, line => Assert.StartsWith(told, line, StringComparison.Ordinal));
        _started.Last().ExitsWhenAsked = true;
    }

    [Fact]
    public void Does_not_start_a_link_again_that_refuses_what_it_is_told()
    {
        using LinkSupervisor supervisor = Supervise(Short);
        supervisor.Start();
        WaitForStarts(1);
        _started.Last().Exit(2);
        Assert.True(SpinWait.SpinUntil(() => !_lines.IsEmpty, Patience));
        Assert.Contains("is not started again; the robot goes on", Assert.Single(_lines), StringComparison.Ordinal);
        supervisor.Dispose();
        Assert.Single(_started);
        Assert.False(_started.Last().WasAsked);
    }

    [Fact]
    public async Task Asks_the_link_to_end_and_waits_for_it()
    {
        LinkSupervisor supervisor = Supervise(Short);
        supervisor.Start();
        WaitForStarts(1);
        Task ending = Task.Run(supervisor.Dispose);
        Assert.True(SpinWait.SpinUntil(() => _started.Last().WasAsked, Patience));
        Assert.False(ending.IsCompleted);
        _started.Last().Exit(0);
        await ending.WaitAsync(Patience);
        supervisor.Dispose();
        Assert.Empty(_lines);
        Assert.Single(_started);
        Assert.True(_started.Last().IsDisposed);
    }

    [Fact]
    public async Task Starts_a_link_that_died_a_last_time_at_the_end_without_a_pause()
    {
        using LinkSupervisor supervisor = Supervise(new RestartPauses(TimeSpan.FromHours(1), TimeSpan.FromHours(1), Patience));
        supervisor.Start();
        WaitForStarts(1);
        _started.Last().Exit(1);
        Assert.True(SpinWait.SpinUntil(() => !_lines.IsEmpty, Patience));
        Task ending = Task.Run(supervisor.Dispose);
        WaitForStarts(2);
        Assert.True(SpinWait.SpinUntil(() => _started.Last().WasAsked, Patience));
        _started.Last().Exit(1);
        await ending.WaitAsync(Patience);
        Assert.Equal((2, 1), (_started.Count, _lines.Count));
    }

    [Fact]
    public void Tries_again_where_the_link_cannot_be_started()
    {
        int tries = 0;
        using LinkSupervisor supervisor = new(
            () => ++tries < 3 ? throw new Win32Exception("no memory") : Start(), Short, _lines.Enqueue);
        supervisor.Start();
        WaitForStarts(1);
        Assert.Equal(2, _lines.Count);
        Assert.All(_lines, line => Assert.StartsWith("the link could not be started (no memory);", line, StringComparison.Ordinal));
        _started.Last().ExitsWhenAsked = true;
    }

    [Fact]
    public void One_that_was_never_started_has_nothing_to_end() => Supervise(Short).Dispose();

    [Theory]
    [InlineData(1, 0, 2)]
    [InlineData(16, 1, 30)]
    [InlineData(30, 59, 30)]
    [InlineData(30, 60, 1)]
    public void Pauses_double_up_to_half_a_minute_until_a_link_was_well(double pause, double ran, double next) => Assert.Equal(
        TimeSpan.FromSeconds(next), RestartPauses.Usual.After(TimeSpan.FromSeconds(pause), TimeSpan.FromSeconds(ran)));

    private LinkSupervisor Supervise(RestartPauses pauses) => new(Start, pauses, _lines.Enqueue);

    private ScriptedLink Start()
    {
        ScriptedLink link = new();
        _started.Enqueue(link);
        return link;
    }

    private void WaitForStarts(int count) => Assert.True(SpinWait.SpinUntil(() => _started.Count == count, Patience));

    /// <summary>A process that ends when the test says so.</summary>
    private sealed class ScriptedLink : ILinkProcess
    {
        private readonly TaskCompletionSource<int> _exit = new();
        private volatile bool _wasAsked;

        public bool WasAsked => _wasAsked;

        public bool ExitsWhenAsked { get; set; }

        public bool IsDisposed { get; private set; }

        public void Exit(int code) => _exit.TrySetResult(code);

        public int WaitForExit() => _exit.Task.Result;

        public void Terminate()
        {
            _wasAsked = true;
            if (ExitsWhenAsked)
            {
                Exit(0);
            }
        }

        public void Dispose() => IsDisposed = true;
    }
}
