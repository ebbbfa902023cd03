using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Store.Sqlite;

/// <summary>
/// The transitions in one SQLite file (write-ahead log, synchronous = FULL): what <see cref="Append"/> returned from is there after
/// a crash or a loss of power. This folder's README has the tables.
/// </summary>
public sealed class SqliteTransitionStore : ITransitionStore
{
    /// <summary>The file in the store's folder.</summary>
    public const string FileName = "transitions.db";

    private readonly Lock _writing = new();
    private readonly string _path;
    private readonly EpochTable _epochs;
    private readonly RowWriter _rows;

    private SqliteTransitionStore(string path, Database database)
    {
        _path = path;
        Writer = database;
        StoreFormat.Prepare(database, path);
        _epochs = new EpochTable(database);
        _rows = new RowWriter(database);
    }

    /// <inheritdoc/>
    public long Position => Ask(database => database.Number("SELECT max(position) FROM rows"));

    /// <inheritdoc/>
    public IReadOnlyList<TransitionSchema> Schemas => Ask(EpochQueries.Schemas);

    internal Database Writer { get; }

    /// <summary>Opens a store, or makes a new one.</summary>
    /// <param name="folder">The folder that holds it; made where it is missing.</param>
    /// <returns>The store.</returns>
    /// <exception cref="IOException">The folder cannot be used; the message says why.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, another program's, or a newer version's.</exception>
    public static SqliteTransitionStore Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = Path.Combine(MakeFolder(folder), FileName);
        Database database = new(path, create: true);
        try
        {
            return new SqliteTransitionStore(path, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredBatch> Append(IReadOnlyList<TransitionBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        lock (_writing)
        {
            return Writer.Transact<StoredBatch[]>(() => [.. batches.Select(Store)]);
        }
    }

    /// <inheritdoc/>
    public ulong? HighWaterMark(string robotId, ulong epoch) =>
        Ask(database => EpochQueries.Marks(database, robotId, epoch, most: 1)).SingleOrDefault()?.Sequence;

    /// <inheritdoc/>
    public IReadOnlyList<HighWaterMark> HighWaterMarks(string robotId, int most) =>
        Ask(database => EpochQueries.Marks(database, robotId, epoch: null, most));

    /// <inheritdoc/>
    public long Count(TransitionSchema schema) => Ask(database => EpochQueries.CountRows(database, schema));

    /// <inheritdoc/>
    public IEnumerable<Transition> Read(TransitionSchema schema, StoreRange? range = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        long upTo = Position;
        range ??= new StoreRange();
        return Rows(schema, range with { UpTo = Math.Min(upTo, range.UpTo) });
    }

    /// <summary>Closes the file. Rows being read meanwhile can be read to their end.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            Writer.Dispose();
        }
    }

    private StoredBatch Store(TransitionBatch batch)
    {
        (long epoch, bool isOtherSchema) = _epochs.Enter(batch);
        if (isOtherSchema)
        {
            return new StoredBatch(0, _epochs.MarkOf(epoch), IsOtherSchema: true);
        }

        int newRows = _rows.Insert(epoch, batch);
        if (newRows > 0)
        {
            _epochs.Touch(epoch);
        }

        long first = (long)batch.First.Sequence;
        _epochs.Cover(epoch, first - (long)batch.LostBefore, first + batch.Count - 1);
        return new StoredBatch(newRows, _epochs.MarkOf(epoch));
    }

    private IEnumerable<Transition> Rows(TransitionSchema schema, StoreRange range)
    {
        using RowReader reader = new(new Database(_path, create: false), schema, range);
        foreach (Transition row in reader.Rows())
        {
            yield return row;
        }
    }

    /// <summary>Readers have connections of their own, and so never wait for the writer.</summary>
    private T Ask<T>(Func<Database, T> question)
    {
        using Database database = new(_path, create: false);
        return question(database);
    }

    private static string MakeFolder(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"{folder} cannot be used as a folder ({fault.Message}).", fault);
        }
    }
}
