using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using SQLitePCL;

namespace MbRlRobot.Store.Sqlite;

/// <summary>One connection to a SQLite file, for one thread at a time. What fails says which file, why, and what to do.</summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 10_000;
    private static readonly Lock Initialisation = new();
    private static bool _isInitialised;
    private readonly string _path;
    private readonly sqlite3 _handle;
    private readonly List<Statement> _kept = [];

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    internal Database(string path, bool create)
    {
        Initialise();
        _path = path;
        int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        int code = raw.sqlite3_open_v2(path, out _handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            _handle.Dispose();
            throw DatabaseFault.Of(path, code, "cannot be opened");
        }

        raw.sqlite3_busy_timeout(_handle, BusyMilliseconds);
    }

    /// <summary>Rows inserted, changed or deleted since the connection was opened.</summary>
    internal long Changes => raw.sqlite3_total_changes(_handle);

    /// <summary>Runs statements that give no rows.</summary>
    internal void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    internal Statement Keep(string sql)
    {
        Statement statement = Prepare(sql);
        _kept.Add(statement);
        return statement;
    }

    internal Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt statement));
        return new Statement(this, statement);
    }

    /// <summary>The first number that a statement gives.</summary>
    internal long Number(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    /// <summary>The first text that a statement gives.</summary>
    internal string Text(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : string.Empty;
    }

    /// <summary>Does work in one transaction: all of it, on the disk when this returns, or none.</summary>
    internal T Transact<T>(Func<T> work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            T result = work();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    internal void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw DatabaseFault.Of(_path, code, raw.sqlite3_errmsg(_handle).utf8_to_string());
        }
    }

    public void Dispose()
    {
        _kept.ForEach(statement => statement.Dispose());
        _handle.Dispose();
    }

    /// <summary>Some faults roll back by themselves; a fault of the rollback itself must not hide the first one.</summary>
    private void RollBack()
    {
        if (raw.sqlite3_get_autocommit(_handle) == 0)
        {
            _ = raw.sqlite3_exec(_handle, "ROLLBACK");
        }
    }

    private static void Initialise()
    {
        lock (Initialisation)
        {
            if (!_isInitialised)
            {
                Batteries_V2.Init();
                _isInitialised = true;
            }
        }
    }
}
