using System;
using System.Globalization;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Store.Sqlite;

/// <summary>Schemas, epochs, and which sequence numbers of an epoch are dealt with. Lives inside the writer's transactions.</summary>
internal sealed class EpochTable
{
    private readonly Statement _findSchema;
    private readonly Statement _addSchema;
    private readonly Statement _find;
    private readonly Statement _add;
    private readonly Statement _touch;
    private readonly Statement _rangesBelow;
    private readonly Statement _dropRanges;
    private readonly Statement _addRange;
    private readonly Statement _mark;

    internal EpochTable(Database database)
    {
        const string schema = "hash = ?1 AND states = ?2 AND actions = ?3 AND parameters = ?4";
        _findSchema = database.Keep($"SELECT id FROM schemas WHERE {schema}");
        _addSchema = database.Keep("INSERT INTO schemas (hash, states, actions, parameters) VALUES (?1, ?2, ?3, ?4) RETURNING id");
        _find = database.Keep("SELECT id, schema_id FROM epochs WHERE robot_id = ?1 AND epoch = ?2");
        _add = database.Keep("INSERT INTO epochs (robot_id, epoch, schema_id) VALUES (?1, ?2, ?3) RETURNING id");
        _touch = database.Keep("UPDATE epochs SET last_position = (SELECT max(position) FROM rows) WHERE id = ?1");
        _rangesBelow = database.Keep("SELECT first, last FROM ranges WHERE epoch_id = ?1 AND first <= ?2 ORDER BY first DESC");
        _dropRanges = database.Keep("DELETE FROM ranges WHERE epoch_id = ?1 AND first BETWEEN ?2 AND ?3");
        _addRange = database.Keep("INSERT INTO ranges (epoch_id, first, last) VALUES (?1, ?2, ?3)");
        _mark = database.Keep("SELECT last FROM ranges WHERE epoch_id = ?1 AND first = 0");
    }

    /// <summary>An epoch as SQL users see it, and as JSON has it.</summary>
    internal static string TextOf(ulong epoch) => epoch.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The epoch of a batch; made where it is new.</summary>
    internal (long Id, bool IsOtherSchema) Enter(TransitionBatch batch)
    {
        TransitionId first = batch.First;
        long schema = SchemaOf(batch.Schema);
        _find.Bind(1, first.RobotId).Bind(2, TextOf(first.Epoch));
        if (!_find.Step())
        {
            return (IdOf(_add.Bind(1, first.RobotId).Bind(2, TextOf(first.Epoch)).Bind(3, schema)), false);
        }

        (long Id, bool IsOtherSchema) known = (_find.Integer(0), _find.Integer(1) != schema);
        _find.Reset();
        return known;
    }

    /// <summary>Remembers that rows of an epoch were just stored.</summary>
    internal void Touch(long epoch) => _touch.Bind(1, epoch).Run();

    /// <summary>Adds sequence numbers to those dealt with; ranges that touch become one.</summary>
    internal void Cover(long epoch, long first, long last)
    {
        long next = last == long.MaxValue ? last : last + 1;
        _rangesBelow.Bind(1, epoch).Bind(2, next);
        while (_rangesBelow.Step() && _rangesBelow.Integer(1) >= first - 1)
        {
            first = Math.Min(first, _rangesBelow.Integer(0));
            last = Math.Max(last, _rangesBelow.Integer(1));
        }

        _rangesBelow.Reset();
        _dropRanges.Bind(1, epoch).Bind(2, first).Bind(3, next).Run();
        _addRange.Bind(1, epoch).Bind(2, first).Bind(3, last).Run();
    }

    internal ulong? MarkOf(long epoch)
    {
        ulong? mark = _mark.Bind(1, epoch).Step() ? (ulong)_mark.Integer(0) : null;
        _mark.Reset();
        return mark;
    }

    private long SchemaOf(TransitionSchema schema)
    {
        BindSchema(_findSchema, schema);
        if (!_findSchema.Step())
        {
            BindSchema(_addSchema, schema);
            return IdOf(_addSchema);
        }

        long id = _findSchema.Integer(0);
        _findSchema.Reset();
        return id;
    }

    private static void BindSchema(Statement statement, TransitionSchema schema) => statement
        .Bind(1, schema.Hash).Bind(2, schema.StateDimension).Bind(3, schema.ActionDimension).Bind(4, schema.ParameterDimension);

    private static long IdOf(Statement insert)
    {
        _ = insert.Step();
        long id = insert.Integer(0);
        insert.Reset();
        return id;
    }
}
