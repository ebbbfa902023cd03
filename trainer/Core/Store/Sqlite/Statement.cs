using System;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace MbRlRobot.Store.Sqlite;

/// <summary>A prepared statement. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    internal Statement Bind(int parameter, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    internal Statement Bind(int parameter, string? value)
    {
        database.Check(value is null ? raw.sqlite3_bind_null(handle, parameter) : raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    /// <summary>A NaN becomes NULL: SQLite has none.</summary>
    internal void Bind(int parameter, double value) => database.Check(raw.sqlite3_bind_double(handle, parameter, value));

    /// <summary>No bytes become an empty blob, not NULL.</summary>
    internal void Bind(int parameter, ReadOnlySpan<byte> value) => database.Check(value.IsEmpty
        ? raw.sqlite3_bind_zeroblob(handle, parameter, 0)
        : raw.sqlite3_bind_blob(handle, parameter, value));

    internal void Bind(int parameter, ReadOnlySpan<float> value) => Bind(parameter, MemoryMarshal.AsBytes(value));

    internal void BindNull(int parameter) => database.Check(raw.sqlite3_bind_null(handle, parameter));

    /// <summary>Goes to the next row; after the last one the statement can be bound and run again.</summary>
    internal bool Step()
    {
        int code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        int fault = raw.sqlite3_reset(handle);
        database.Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : fault);
        return false;
    }

    /// <summary>Runs a statement that gives no rows, or of which the first will do.</summary>
    internal void Run()
    {
        _ = Step();
        Reset();
    }

    internal void Reset() => _ = raw.sqlite3_reset(handle);

    internal bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    internal long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    internal double Real(int column) => raw.sqlite3_column_double(handle, column);

    internal string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? string.Empty;

    /// <summary>Bytes that are valid until the next step.</summary>
    internal ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();
}
