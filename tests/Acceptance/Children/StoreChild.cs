using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Acceptance.Children;

/// <summary>Stores transitions without an end, and tells the high-water mark after each transaction.</summary>
public static class StoreChild
{
    /// <summary>The command.</summary>
    public const string Word = "store";

    /// <summary>The robot of all rows.</summary>
    public const string Robot = "arm2";

    /// <summary>The epoch of all rows.</summary>
    public const ulong Epoch = 77;

    /// <summary>Rows in a batch; a transaction has three batches.</summary>
    public const int Rows = 50;

    /// <summary>The row of a sequence number.</summary>
    /// <param name="sequence">The number.</param>
    /// <returns>Always the same row.</returns>
    public static Transition Row(ulong sequence) => SampleTransition.Of(Robot, Epoch, sequence);

    /// <summary>Runs it, until it is killed.</summary>
    /// <param name="arguments">The store's folder.</param>
    /// <param name="output">Receives each mark.</param>
    /// <returns>Never.</returns>
    public static int Run(string[] arguments, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        using SqliteTransitionStore store = SqliteTransitionStore.Open(arguments[0]);
        while (true)
        {
            ulong next = store.HighWaterMark(Robot, Epoch) + 1 ?? 0;
            ulong mark = store.Append([Batch(next), Batch(next + Rows), Batch(next + (2 * Rows))])[^1].HighWaterMark!.Value;
            output.WriteLine(mark.ToString(CultureInfo.InvariantCulture));
            output.Flush();
        }
    }

    private static TransitionBatch Batch(ulong first)
    {
        IEnumerable<Transition> rows = Enumerable.Range(0, Rows).Select(row => Row(first + (ulong)row));
        return TransitionBatch.Of(SampleTransition.Schema, [.. rows]);
    }
}
