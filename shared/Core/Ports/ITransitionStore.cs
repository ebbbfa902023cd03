using System;
using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ports;

/// <summary>
/// Every transition that the trainer ever received, once each. Adapter: SQLite. The key is (robot id, epoch, sequence);
/// what is stored stays as it was first stored.
/// </summary>
/// <remarks>One thread appends; others may read meanwhile, and see whole batches only.</remarks>
public interface ITransitionStore : IDisposable
{
    /// <summary>Stores a batch, durably, in one transaction: all of it or nothing. Rows already there are left alone.</summary>
    /// <param name="schema">The schema of the rows: rows of different schemas are never mixed.</param>
    /// <param name="batch">Rows of one robot and one epoch.</param>
    /// <returns>How many rows were new.</returns>
    /// <exception cref="ArgumentException">The batch mixes robots or epochs, or a row has another shape.</exception>
    int Append(TransitionSchema schema, IReadOnlyList<Transition> batch);

    /// <summary>Up to where an epoch is complete: all sequences from 0 on are stored up to this one.</summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="epoch">The epoch.</param>
    /// <returns>The last sequence without a gap before it; null where sequence 0 is missing.</returns>
    ulong? HighWaterMark(string robotId, ulong epoch);

    /// <summary>How many rows of a schema there are.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The rows of all robots.</returns>
    long Count(TransitionSchema schema);

    /// <summary>Reads the rows of a schema in the order of their storing, as they are now; rows stored later do not appear.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The rows of all robots.</returns>
    IEnumerable<Transition> Read(TransitionSchema schema);
}
