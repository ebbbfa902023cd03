using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Controller.Tests.Installation;
using MbRlRobot.Link.Reception;
using Xunit;

namespace MbRlRobot.Controller.Tests.Link.Reception;

public sealed class ModelRehearsalTests
{
    [Fact]
    public async Task Tries_a_small_model_and_leaves_everything_as_it_is()
    {
        using InstallerBench bench = new();
        IReadOnlyList<string> before = bench.Folder.Snapshot();
        int built = 0;
        bench.Wrap = engine =>
        {
            Interlocked.Increment(ref built);
            return engine;
        };

        ModelRehearsal rehearsal = new(bench.Installer);
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref built) > 1, TimeSpan.FromSeconds(30)));
        await rehearsal.EndAsync();

        int ended = built;
        Assert.Equal(before, bench.Folder.Snapshot());
        await rehearsal.EndAsync();
        Assert.Equal(ended, built);
        Release next = Release.Of(5);
        Assert.True(bench.Installer.Install(bench.Installer.Examine(next.Message, Release.Clock), next.Onnx, Release.Clock).IsPassed);
    }

    [Fact]
    public async Task Leaves_an_engine_that_fails_to_the_first_model()
    {
        using InstallerBench bench = new() { Wrap = _ => throw new NotSupportedException("no such operator") };
        ModelRehearsal rehearsal = new(bench.Installer);
        await rehearsal.EndAsync();
        Assert.Throws<NotSupportedException>(bench.Installer.Rehearse);
    }
}
