using System.IO;

namespace MbRlRobot.Store.Sqlite;

/// <summary>The tables of a store, and how a file is known to hold them.</summary>
internal static class StoreFormat
{
    /// <summary>"MBRL": SQLite's application_id of our files.</summary>
    private const int ApplicationId = 0x4D42524C;

    /// <summary>SQLite's user_version of our files: rises with every change of the tables.</summary>
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE schemas (
          id INTEGER PRIMARY KEY, hash TEXT NOT NULL, states INTEGER NOT NULL, actions INTEGER NOT NULL, parameters INTEGER NOT NULL,
          UNIQUE (hash, states, actions, parameters)) STRICT;
        CREATE TABLE epochs (
          id INTEGER PRIMARY KEY, robot_id TEXT NOT NULL, epoch TEXT NOT NULL, schema_id INTEGER NOT NULL REFERENCES schemas (id),
          last_position INTEGER NOT NULL DEFAULT 0,
          UNIQUE (robot_id, epoch)) STRICT;
        CREATE TABLE ranges (
          epoch_id INTEGER NOT NULL REFERENCES epochs (id), first INTEGER NOT NULL, last INTEGER NOT NULL,
          PRIMARY KEY (epoch_id, first)) STRICT, WITHOUT ROWID;
        CREATE TABLE rows (
          position INTEGER PRIMARY KEY, epoch_id INTEGER NOT NULL REFERENCES epochs (id), sequence INTEGER NOT NULL,
          episode INTEGER NOT NULL, step INTEGER NOT NULL, time_ns INTEGER NOT NULL, dt REAL,
          state BLOB NOT NULL, action BLOB NOT NULL, next_state BLOB NOT NULL, parameters BLOB NOT NULL,
          reward REAL, flags INTEGER NOT NULL, model_version INTEGER NOT NULL, exact BLOB,
          UNIQUE (epoch_id, sequence)) STRICT;
        CREATE VIEW transitions AS
          SELECT position, robot_id, epoch, sequence, episode, step, time_ns, dt, state, action, next_state, rows.parameters,
            reward, flags, model_version, hash AS schema_hash
          FROM rows JOIN epochs ON epochs.id = epoch_id JOIN schemas ON schemas.id = schema_id;
        CREATE VIEW high_water_marks AS
          SELECT robot_id, epoch, last AS sequence FROM ranges JOIN epochs ON epochs.id = epoch_id WHERE first = 0;
        """;

    /// <summary>Makes the tables in an empty file, and refuses a file with others.</summary>
    /// <exception cref="InvalidDataException">The file is another program's, or a newer version's.</exception>
    internal static void Prepare(Database database, string path)
    {
        string mode = database.Text("PRAGMA journal_mode = WAL");
        if (mode != "wal")
        {
            throw new IOException($"{path}: its file system has no memory mapping, which a write-ahead log needs. Choose a local disk.");
        }

        // FULL: an acknowledgement promises the rows after a loss of power too
        database.Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864");
        if (database.Number("PRAGMA user_version") == 0 && database.Number("PRAGMA application_id") == 0)
        {
            database.Transact(() => Create(database));
        }

        Check(database, path);
    }

    /// <summary>Another process may have been faster.</summary>
    private static bool Create(Database database)
    {
        bool isEmpty = database.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (isEmpty)
        {
            database.Execute($"{Tables}; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
        }

        return isEmpty;
    }

    private static void Check(Database database, string path)
    {
        if (database.Number("PRAGMA application_id") != ApplicationId)
        {
            throw new InvalidDataException($"{path} is another program's database. Name another folder.");
        }

        long version = database.Number("PRAGMA user_version");
        if (version != Version)
        {
            throw new InvalidDataException(
                $"{path} has format {version}; this version reads format {Version}. Use the version that wrote it, or a newer one.");
        }
    }
}
