using System.IO;
using SQLitePCL;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>What lies in a store, counted by SQL of one's own, past the product's reader.</summary>
/// <param name="Rows">Rows, of all robots.</param>
/// <param name="Complete">Rows of epochs without a hole: those whose count is their last sequence and one.</param>
internal readonly record struct StoredRows(long Rows, long Complete)
{
    private const string Count = """
        SELECT sum(n), sum(CASE WHEN n = last + 1 THEN n ELSE 0 END)
        FROM (SELECT count(*) AS n, max(sequence) AS last FROM rows GROUP BY epoch_id)
        """;

    /// <summary>Counts.</summary>
    /// <param name="file">The store's file; no trainer writes it any more.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StoredRows In(string file)
    {
        Batteries_V2.Init();
        int code = raw.sqlite3_open_v2(file, out sqlite3 database, raw.SQLITE_OPEN_READWRITE, null);
        using (database)
        {
            Check(code, raw.SQLITE_OK, file);
            Check(raw.sqlite3_prepare_v2(database, Count, out sqlite3_stmt select), raw.SQLITE_OK, file);
            using (select)
            {
                Check(raw.sqlite3_step(select), raw.SQLITE_ROW, file);
                return new StoredRows(raw.sqlite3_column_int64(select, 0), raw.sqlite3_column_int64(select, 1));
            }
        }
    }

    private static void Check(int code, int expected, string file)
    {
        if (code != expected)
        {
            throw new IOException($"{file} cannot be counted (SQLite code {code}).");
        }
    }
}
