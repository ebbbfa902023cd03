using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Acceptance.Running;
using Xunit;

namespace MbRlRobot.Repository.Tests.Running;

public sealed class RunnerTests : IDisposable
{
    private static readonly FakeProof Good = new("Good", _ => new Verdict(Outcome.Passed, "3 of 3"));
    private static readonly FakeProof Bad = new("Bad", _ => throw new ProofFailedException("2 of 3"));
    private static readonly FakeProof Broken = new("Broken", _ => throw new InvalidOperationException("no such thing"));
    private static readonly FakeProof Absent = new("Absent", _ => new Verdict(Outcome.Skipped, "no broker here"));
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Gives_a_line_per_proof_and_a_sum()
    {
        int code = await Run([Good, Bad, Absent]);

        Assert.Equal(1, code);
        Assert.Equal(
            """
            passed        T s  Good: 3 of 3
            failed        T s  Bad: 2 of 3
            skipped       T s  Absent: no broker here
            1 passed, 1 failed, 1 skipped

            """,
            Regex.Replace(_output.ToString(), @"\d+\.\d s", "  T s"));
        Assert.Equal("Good: step\nBad: step\nAbsent: step\n", _errors.ToString());
    }

    [Fact]
    public async Task Succeeds_when_nothing_failed() => Assert.Equal(0, await Run([Good, Absent]));

    [Fact]
    public async Task Counts_an_exception_as_failed_and_goes_on()
    {
        Assert.Equal(1, await Run([Broken, Good]));
        Assert.Contains("no such thing", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed, 0 skipped\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_only_what_it_is_asked_for()
    {
        Assert.Equal(0, await Run([Good, Bad, Absent], "--only", "absent", "--only", "Good"));
        Assert.EndsWith("1 passed, 0 failed, 1 skipped\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_without_running()
    {
        Assert.Equal(0, await Run([Good, Bad], "--list"));
        Assert.Equal("Good: that Good holds\nBad: that Bad holds\n", _output.ToString());
        Assert.Empty(_errors.ToString());
    }

    [Theory]
    [InlineData("unknown argument '--all'", "--all")]
    [InlineData("--only needs a name: Good, Bad", "--only")]
    [InlineData("no proof 'Ugly'; there are: Good, Bad", "--only", "Ugly")]
    public async Task Refuses_a_command_line(string message, params string[] arguments)
    {
        Assert.Equal(2, await Run([Good, Bad], arguments));
        Assert.StartsWith(message, _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("usage: ", _errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task Ends_as_failed_when_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var stopped = new FakeProof("Stopped", cancellation =>
        {
            stop.Cancel();
            cancellation.ThrowIfCancellationRequested();
            return new Verdict(Outcome.Passed, "");
        });

        Assert.Equal(1, await new Runner([stopped, Good], _output, _errors).Run([], stop.Token));
        Assert.EndsWith("0 passed, 2 failed, 0 skipped\n", _output.ToString(), StringComparison.Ordinal);
    }

    private Task<int> Run(IProof[] proofs, params string[] arguments) =>
        new Runner(proofs, _output, _errors).Run(arguments, CancellationToken.None);
}
