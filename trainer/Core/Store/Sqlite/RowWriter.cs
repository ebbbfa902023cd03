using System;
using System.Runtime.InteropServices;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Store.Sqlite;

/// <summary>Inserts rows that are not there yet. Lives inside the writer's transactions.</summary>
internal sealed class RowWriter
{
    private readonly Database _database;
    private readonly Statement _insert;

    internal RowWriter(Database database)
    {
        _database = database;
        _insert = database.Keep("""
            INSERT INTO rows (epoch_id, sequence, episode, step, time_ns, dt, state, action, next_state, parameters, reward, flags,
              model_version, exact)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            ON CONFLICT (epoch_id, sequence) DO NOTHING
            """);
    }

    /// <summary>Inserts the rows of a batch.</summary>
    /// <returns>How many were new.</returns>
    internal int Insert(long epoch, TransitionBatch batch)
    {
        long before = _database.Changes;
        _insert.Bind(1, epoch);
        foreach (Transition row in batch)
        {
            Insert(row);
        }

        return (int)(_database.Changes - before);
    }

    private void Insert(Transition row)
    {
        _insert.Bind(2, (long)row.Id.Sequence);
        _insert.Bind(3, row.Episode);
        _insert.Bind(4, row.Step);
        _insert.Bind(5, row.TimeNanoseconds);
        _insert.Bind(6, row.DtSeconds);
        _insert.Bind(7, row.State.Span);
        _insert.Bind(8, row.Action.Span);
        _insert.Bind(9, row.NextState.Span);
        _insert.Bind(10, row.Parameters.Span);
        _insert.Bind(11, (double)row.Reward);
        _insert.Bind(12, (long)row.Flags);
        _insert.Bind(13, (long)row.ModelVersion);
        BindExact(row);
        _ = _insert.Step();
    }

    private void BindExact(Transition row)
    {
        ExactNumbers exact = new(row.DtSeconds, row.Reward);
        if (exact.AreKeptBySqlite)
        {
            _insert.BindNull(14);
        }
        else
        {
            _insert.Bind(14, MemoryMarshal.AsBytes(new ReadOnlySpan<ExactNumbers>(in exact)));
        }
    }
}
