using System;

namespace MbRlRobot.Fitting;

/// <summary>
/// Some neighbouring samples of a batch: so few that what all layers make of them stays in the processor's nearest memories. Blocks
/// are gone through in order, and sums over samples with them, so that their size does not show in a sum's bits.
/// </summary>
/// <param name="First">The first one's place in the batch.</param>
/// <param name="Count">How many.</param>
/// <param name="Batch">The samples of the whole batch.</param>
internal readonly record struct SampleBlock(int First, int Count, int Batch)
{
    /// <summary>The most samples of a block.</summary>
    internal const int Most = 64;

    /// <summary>The block that begins at a sample.</summary>
    internal static SampleBlock At(int first, int batch) => new(first, Math.Min(Most, batch - first), batch);
}
