using System;
using System.Linq;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Numerics;
using MbRlRobot.Rollouts;

namespace MbRlRobot.Benchmarks.Networks;

/// <summary>
/// The networks of a decision and nothing else: as many rows as it has particles, as often as it has steps and iterations, with no
/// sampling, noise or reward between. Blocks of rows may be shared out to threads; a thread takes one through all steps.
/// </summary>
internal sealed class NetworkCalls : IParallelWork, IDisposable
{
    private readonly INetworkBatch[] _blocks;
    private readonly WorkerPool _workers;
    private readonly int _steps;
    private readonly int _iterations;

    /// <summary>Makes room and fills the rows.</summary>
    /// <param name="work">The decision.</param>
    /// <param name="network">Its networks; the caller's.</param>
    /// <param name="threads">The threads that blocks are shared out to.</param>
    /// <param name="largest">The most rows of a member in a block.</param>
    public NetworkCalls(Workload work, IBatchNetwork network, int threads, int largest)
    {
        (_steps, _iterations) = (work.Robot.Planner.Horizon, work.Robot.Planner.Iterations);
        int blocks = Blocks(MemberRows(work), threads, largest);
        Rows = (MemberRows(work) + blocks - 1) / blocks;
        _blocks = [.. Enumerable.Range(0, blocks).Select(_ => network.CreateBatch(Rows))];
        Philox random = new(1);
        for (int block = 0; block < blocks; block++)
        {
            _blocks[block].State.Fill(0.01f);
            random.FillUniform((ulong)block, _blocks[block].Action);
        }

        _workers = new WorkerPool(threads, "networks");
    }

    /// <summary>The rows of a member in a block.</summary>
    public int Rows { get; }

    /// <summary>The runs of the networks in a decision.</summary>
    public int Runs => _blocks.Length * _steps * _iterations;

    /// <summary>The rows that a member has at each step of an iteration: candidates times particles, shared out to the members.</summary>
    /// <param name="work">The decision.</param>
    public static int MemberRows(Workload work) =>
        work.Robot.Planner.Population * work.Robot.Planner.Particles / work.Robot.Model.Active;

    /// <summary>How many blocks there are: enough for the threads, each no larger than allowed, and as many for every thread.</summary>
    /// <param name="rows">The rows of a member.</param>
    /// <param name="threads">The threads.</param>
    /// <param name="largest">The most rows of a member in a block.</param>
    public static int Blocks(int rows, int threads, int largest)
    {
        int least = (rows + largest - 1) / largest;
        return (least + threads - 1) / threads * threads;
    }

    /// <summary>Makes the runs of one decision.</summary>
    public void Decide()
    {
        for (int iteration = 0; iteration < _iterations; iteration++)
        {
            _workers.Run(this, _blocks.Length);
        }
    }

    /// <inheritdoc/>
    public void Do(int unit, int worker)
    {
        for (int step = 0; step < _steps; step++)
        {
            _blocks[unit].Run();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();
}
