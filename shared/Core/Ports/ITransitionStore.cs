using System;
using System.Collections.Generic;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ports;

/// <summary>
/// Every transition that the trainer ever received, once each. Adapter: SQLite. The key is (robot id, epoch, sequence);
/// what is stored stays as it was first stored.
/// </summary>
/// <remarks>One thread appends; others may read meanwhile, and see whole batches only.</remarks>
public interface ITransitionStore : IDisposable
{
    /// <summary>
    /// The position of the row stored last; 0 where there is none. Positions rise in the order of storing, so that rows above one
    /// that was read before are the new ones; some numbers may be missing.
    /// </summary>
    long Position { get; }

    /// <summary>The schemas that there are rows of, in the order of their first rows.</summary>
    IReadOnlyList<TransitionSchema> Schemas { get; }

    /// <summary>
    /// Stores batches, durably, in one transaction: all of them or, where this throws, nothing. Rows already there are left alone.
    /// A batch whose epoch began with another schema is left out.
    /// </summary>
    /// <param name="batches">Batches of any robots, epochs and schemas.</param>
    /// <returns>What came of each batch.</returns>
    /// <exception cref="System.IO.IOException">The disk is full or gone; the message says what to do.</exception>
    IReadOnlyList<StoredBatch> Append(IReadOnlyList<TransitionBatch> batches);

    /// <summary>
    /// Up to where an epoch is complete: all sequences from 0 on are stored up to this one, or were lost by the robot's account
    /// (<see cref="TransitionBatch.LostBefore"/>).
    /// </summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="epoch">The epoch.</param>
    /// <returns>The last sequence without a gap before it; null where sequence 0 is missing.</returns>
    ulong? HighWaterMark(string robotId, ulong epoch);

    /// <summary>The high-water marks of the epochs that rows were stored of last.</summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="most">The most epochs wanted.</param>
    /// <returns>The marks, the epoch stored last first; epochs without one are not among them.</returns>
    IReadOnlyList<HighWaterMark> HighWaterMarks(string robotId, int most);

    /// <summary>How many rows of a schema there are.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The rows of all robots.</returns>
    long Count(TransitionSchema schema);

    /// <summary>
    /// Reads the rows of a schema in the order of their storing, as they are now; rows stored later do not appear. The rows are read
    /// from the disk piece by piece while they are enumerated.
    /// </summary>
    /// <param name="schema">The schema; its number of parameters too must be the same.</param>
    /// <param name="range">Which of its rows; null for all.</param>
    /// <returns>The rows.</returns>
    IEnumerable<Transition> Read(TransitionSchema schema, StoreRange? range = null);
}
