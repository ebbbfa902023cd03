using System;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Rows of an ensemble's inputs and outputs, E times B of each; member e computes its own block. What a row gives does
/// not depend on where it stands or on the other rows, to the bit.
/// </summary>
public interface INetworkBatch
{
    /// <summary>The states to start from, angles in [-pi, pi): [E,B,ds].</summary>
    Span<float> State { get; }

    /// <summary>The actions: [E,B,da].</summary>
    Span<float> Action { get; }

    /// <summary>The means of the next states, angles not wrapped, after <see cref="Run"/>: [E,B,ds].</summary>
    ReadOnlySpan<float> NextMean { get; }

    /// <summary>
    /// The natural logarithms of the variances of the means' errors, in state unit squared: [E,B,ds].
    /// </summary>
    ReadOnlySpan<float> LogVariance { get; }

    /// <summary>Computes the outputs.</summary>
    void Run();
}
