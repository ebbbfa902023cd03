using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Machine;
using Xunit;

namespace MbRlRobot.Repository.Tests.Running;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task Gives_exit_code_output_and_errors()
    {
        ProcessResult result = await Shell("echo out; echo err >&2; exit 3");

        Assert.Equal(new ProcessResult(3, "out\n", "err\n"), result);
    }

    [Fact]
    public async Task Passes_the_given_environment_and_no_other()
    {
        ProcessResult result = await Shell("echo $MARK$HOME", new Dictionary<string, string> { ["MARK"] = "mark" });

        Assert.Equal("mark\n", result.Output);
    }

    [Fact]
    public async Task Reads_more_than_a_pipe_holds_from_both_streams()
    {
        ProcessResult result = await Shell("head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero");

        Assert.Equal((300_000, 300_000), (result.Output.Length, result.Errors.Length));
    }

    [Fact]
    public async Task Kills_a_program_and_its_children_at_the_limit()
    {
        using var folder = new TemporaryFolder();
        var clock = Stopwatch.StartNew();
        var request = new ProcessRequest("sh", ["-c", "(sleep 2; touch survived) & sleep 60"], folder.Path)
        {
            Limit = TimeSpan.FromMilliseconds(300),
        };

        _ = await Assert.ThrowsAsync<TimeoutException>(() => ChildProcess.Run(request, CancellationToken.None));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.False(File.Exists(Path.Combine(folder.Path, "survived")));
    }

    private static Task<ProcessResult> Shell(string script, Dictionary<string, string>? environment = null) =>
        ChildProcess.Run(new ProcessRequest("/bin/sh", ["-c", script], Path.GetTempPath(), environment), CancellationToken.None);
}
