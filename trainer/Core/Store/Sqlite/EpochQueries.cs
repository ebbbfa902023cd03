using System.Collections.Generic;
using System.Globalization;
using MbRlRobot.Transitions;

namespace MbRlRobot.Store.Sqlite;

/// <summary>What readers ask about schemas and epochs.</summary>
internal static class EpochQueries
{
    /// <summary>The id of a schema that was bound with <see cref="BindSchema"/>.</summary>
    internal const string SchemaId = "SELECT id FROM schemas WHERE hash = ?3 AND states = ?4 AND actions = ?5 AND parameters = ?6";

    internal static Statement BindSchema(Statement statement, TransitionSchema schema) => statement
        .Bind(3, schema.Hash).Bind(4, schema.StateDimension).Bind(5, schema.ActionDimension).Bind(6, schema.ParameterDimension);

    internal static IReadOnlyList<TransitionSchema> Schemas(Database database)
    {
        using Statement select = database.Prepare("""
            SELECT hash, states, actions, parameters FROM schemas
            WHERE EXISTS (SELECT 1 FROM epochs WHERE schema_id = schemas.id) ORDER BY id
            """);
        List<TransitionSchema> schemas = [];
        while (select.Step())
        {
            schemas.Add(new TransitionSchema(
                select.Text(0), (int)select.Integer(1), (int)select.Integer(2), (int)select.Integer(3)));
        }

        return schemas;
    }

    internal static long CountRows(Database database, TransitionSchema schema)
    {
        using Statement select = database.Prepare($"""
            SELECT count(*) FROM rows WHERE epoch_id IN (SELECT id FROM epochs WHERE schema_id = ({SchemaId}))
            """);
        return BindSchema(select, schema).Step() ? select.Integer(0) : 0;
    }

    internal static Dictionary<long, (string RobotId, ulong Epoch)> NamesOf(Database database, TransitionSchema schema)
    {
        using Statement select = database.Prepare($"SELECT id, robot_id, epoch FROM epochs WHERE schema_id = ({SchemaId})");
        Dictionary<long, (string RobotId, ulong Epoch)> names = [];
        BindSchema(select, schema);
        while (select.Step())
        {
            names[select.Integer(0)] = (select.Text(1), EpochOf(select.Text(2)));
        }

        return names;
    }

    internal static IReadOnlyList<HighWaterMark> Marks(Database database, string robotId, ulong? epoch, int most)
    {
        using Statement select = database.Prepare("""
            SELECT epoch, last FROM epochs JOIN ranges ON epoch_id = id AND first = 0
            WHERE robot_id = ?1 AND (?2 IS NULL OR epoch = ?2) ORDER BY last_position DESC LIMIT ?3
            """);
        select.Bind(1, robotId).Bind(2, epoch is { } one ? EpochTable.TextOf(one) : null).Bind(3, most);
        List<HighWaterMark> marks = [];
        while (select.Step())
        {
            marks.Add(new HighWaterMark(robotId, EpochOf(select.Text(0)), (ulong)select.Integer(1)));
        }

        return marks;
    }

    private static ulong EpochOf(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
