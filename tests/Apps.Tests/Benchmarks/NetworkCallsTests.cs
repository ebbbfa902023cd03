using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Networks;
using MbRlRobot.Dynamics;
using MbRlRobot.Rollouts;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class NetworkCallsTests
{
    [Theory]
    [InlineData("S", 200)]
    [InlineData("M", 1400)]
    [InlineData("L", 2000)]
    public void Has_the_rows_of_all_candidates_and_particles(string config, int rowsOfAMember) =>
        Assert.Equal(rowsOfAMember, NetworkCalls.MemberRows(Workload.Of(config)));

    [Theory]
    [InlineData(200, 1, 1_000_000, 1)]
    [InlineData(200, 2, 1_000_000, 2)]
    [InlineData(200, 1, 64, 4)]
    [InlineData(200, 3, 64, 6)]
    [InlineData(200, 2, 200, 2)]
    [InlineData(1, 1, 1, 1)]
    public void Gives_every_thread_as_many_blocks(int rows, int threads, int largest, int expected) =>
        Assert.Equal(expected, NetworkCalls.Blocks(rows, threads, largest));

    [Theory]
    [InlineData(1, 1_000_000, 45, 200)]
    [InlineData(2, 64, 180, 50)]
    public void Runs_all_rows_as_often_as_a_decision_has_steps(int threads, int largest, int runs, int rowsOfARun)
    {
        CountingNetwork network = new();
        using NetworkCalls calls = new(Workload.Of("S"), network, threads, largest);
        calls.Decide();
        Assert.Equal((runs, rowsOfARun), (calls.Runs, calls.Rows));
        Assert.Equal(runs, network.Batches.Sum(batch => batch.Runs));
        Assert.All(network.Batches, batch => Assert.Equal(rowsOfARun, batch.Rows));
    }

    [Fact]
    public void Says_that_the_package_is_missing_where_it_is()
    {
        StringWriter error = new();
        int code = BenchmarkProgram.Run(["networks", "--threads", "1", "--seconds", "0.1"], new StringWriter(), error);
        Assert.Equal(OnnxNetworks.IsPresent ? 0 : 1, code);
        Assert.Equal(!OnnxNetworks.IsPresent, error.ToString().Contains("built without Microsoft.ML.OnnxRuntime", StringComparison.Ordinal));
    }

    private sealed class CountingNetwork : IBatchNetwork
    {
        public List<CountingBatch> Batches { get; } = [];

        public EnsembleArchitecture Architecture => Workload.Of("S").Model.Members.Architecture;

        public ReadOnlySpan<float> ChangeScale => [];

        public INetworkBatch CreateBatch(int rows)
        {
            Batches.Add(new CountingBatch(rows));
            return Batches[^1];
        }

        public void Dispose() => Batches.Clear();
    }

    private sealed class CountingBatch(int rows) : INetworkBatch
    {
        private readonly float[] _state = new float[5 * rows * 4];
        private readonly float[] _action = new float[5 * rows];

        public int Rows => rows;

        public int Runs { get; private set; }

        public Span<float> State => _state;

        public Span<float> Action => _action;

        public ReadOnlySpan<float> NextMean => _state;

        public ReadOnlySpan<float> LogVariance => _state;

        public void Run() => Runs++;
    }
}
