using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;

namespace MbRlRobot.Store.Sqlite;

/// <summary>
/// Reads the rows of one schema in pieces, each by a short query of its own: a reader that takes its time keeps no snapshot
/// open, which would make the write-ahead log grow.
/// </summary>
internal sealed class RowReader : IDisposable
{
    private const int MostRowsInPiece = 1024;

    /// <summary>A piece's numbers stay below the runtime's large objects, whose garbage lies about for long.</summary>
    private const int MostBytesInPiece = 64 * 1024;

    private readonly TransitionSchema _schema;
    private readonly StoreRange _range;
    private readonly Database _database;
    private readonly Statement _select;
    private readonly Dictionary<long, (string RobotId, ulong Epoch)> _epochs;
    private readonly int _width;
    private readonly int _rowsInPiece;

    internal RowReader(Database database, TransitionSchema schema, StoreRange range)
    {
        _database = database;
        _schema = schema;
        _range = range with { UpTo = Math.Min(range.UpTo, database.Number("SELECT max(position) FROM rows")) };
        _epochs = EpochQueries.NamesOf(database, schema);
        _width = (2 * schema.StateDimension) + schema.ActionDimension + schema.ParameterDimension;
        _rowsInPiece = Math.Min(MostRowsInPiece, MostBytesInPiece / (sizeof(float) * _width));

        // "+": in the order of the table, and not by the index of epochs, which would have to be sorted for each piece
        _select = database.Prepare($"""
            SELECT position, epoch_id, sequence, episode, step, time_ns, dt, state, action, next_state, parameters, reward, flags,
              model_version, exact
            FROM rows
            WHERE position > ?1 AND position <= ?2 AND +epoch_id IN (
              SELECT id FROM epochs WHERE schema_id = ({EpochQueries.SchemaId})
                AND (?7 IS NULL OR robot_id = ?7) AND (?8 IS NULL OR epoch = ?8))
            ORDER BY position LIMIT {_rowsInPiece}
            """);
        EpochQueries.BindSchema(_select, schema);
        _select.Bind(7, range.RobotId).Bind(8, range.Epoch is { } epoch ? EpochTable.TextOf(epoch) : null);
    }

    internal IEnumerable<Transition> Rows()
    {
        long after = _range.After;
        List<Transition> piece = new(_rowsInPiece);
        do
        {
            piece.Clear();
            after = Fill(piece, after);
            foreach (Transition row in piece)
            {
                yield return row;
            }
        }
        while (piece.Count == _rowsInPiece);
    }

    public void Dispose()
    {
        _select.Dispose();
        _database.Dispose();
    }

    private long Fill(List<Transition> piece, long after)
    {
        Memory<float> numbers = new float[_rowsInPiece * _width];
        _select.Bind(1, after).Bind(2, _range.UpTo);
        while (_select.Step())
        {
            after = _select.Integer(0);
            piece.Add(Row(numbers.Slice(piece.Count * _width, _width)));
        }

        return after;
    }

    private Transition Row(Memory<float> numbers)
    {
        (string robotId, ulong epoch) = _epochs[_select.Integer(1)];
        ExactNumbers exact = Exact();
        int next = _schema.StateDimension + _schema.ActionDimension;
        return new Transition
        {
            Id = new TransitionId(robotId, epoch, (ulong)_select.Integer(2)),
            Episode = (int)_select.Integer(3),
            Step = (int)_select.Integer(4),
            TimeNanoseconds = _select.Integer(5),
            DtSeconds = exact.DtSeconds,
            State = Numbers(7, numbers[.._schema.StateDimension]),
            Action = Numbers(8, numbers[_schema.StateDimension..next]),
            NextState = Numbers(9, numbers.Slice(next, _schema.StateDimension)),
            Parameters = Numbers(10, numbers[(next + _schema.StateDimension)..]),
            Reward = exact.Reward,
            Flags = (TransitionFlags)_select.Integer(12),
            ModelVersion = (ulong)_select.Integer(13),
        };
    }

    private ExactNumbers Exact() => _select.IsNull(14)
        ? new ExactNumbers(_select.Real(6), (float)_select.Real(11))
        : MemoryMarshal.Read<ExactNumbers>(_select.Blob(14));

    private Memory<float> Numbers(int column, Memory<float> room)
    {
        ReadOnlySpan<float> stored = MemoryMarshal.Cast<byte, float>(_select.Blob(column));
        if (stored.Length != room.Length)
        {
            throw new InvalidDataException(
                $"Row {_select.Integer(0)} of the store has {stored.Length} numbers in a column; its schema has {room.Length}.");
        }

        stored.CopyTo(room.Span);
        return room;
    }
}
