using System;
using System.IO;
using SQLitePCL;

namespace MbRlRobot.Store.Sqlite;

/// <summary>Turns SQLite's result codes into exceptions that say what to do.</summary>
internal static class DatabaseFault
{
    internal static Exception Of(string path, int code, string message) => (code & 0xFF) switch
    {
        raw.SQLITE_NOTADB => new InvalidDataException($"{path} is no SQLite database. Name a folder without it, or move it away."),
        raw.SQLITE_CORRUPT => new InvalidDataException(
            $"{path} is damaged ({message}). Restore a copy, or move it away: robots send again what was not acknowledged."),
        raw.SQLITE_FULL => new IOException($"{path}: the disk is full; nothing of this was stored. Free some space."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new IOException($"{path}: another program is writing. One trainer for each data folder."),
        raw.SQLITE_READONLY => new IOException($"{path} is read-only. The trainer needs to write the file and its folder."),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => new IOException(
            $"{path} cannot be opened ({message}). The trainer needs to read and write the file and its folder."),
        _ => new IOException($"{path}: {message} (SQLite code {code})."),
    };
}
