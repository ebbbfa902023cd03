using System;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Rollouts;

/// <summary>
/// An ensemble that something else runs, many rows at a time: what a <see cref="BatchRolloutEngine"/> stands on where
/// another runtime or another processor computes the networks. Disposing of it disposes of its batches.
/// </summary>
public interface IBatchNetwork : IDisposable
{
    /// <summary>Members, inputs and outputs.</summary>
    EnsembleArchitecture Architecture { get; }

    /// <summary>
    /// The standard deviation of each learned state's change beyond the kinematic prior, in its unit: [learned states].
    /// </summary>
    ReadOnlySpan<float> ChangeScale { get; }

    /// <summary>Makes memory for one thread, and runs it once, so that the next run allocates nothing.</summary>
    /// <param name="rows">B, the rows of each member; the same at every run.</param>
    /// <returns>The memory; runs of different ones may overlap in time.</returns>
    INetworkBatch CreateBatch(int rows);
}
