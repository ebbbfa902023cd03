using System;
using System.IO;
using System.Linq;
using MbRlRobot.Store.Sqlite;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Store.Sqlite;

/// <summary>The file on the disk: kept, foreign, damaged, full.</summary>
public sealed class StoreFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File(SqliteTransitionStore.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Holds_everything_when_it_is_opened_again()
    {
        using (SqliteTransitionStore store = Open())
        {
            store.Append([Batch(0, 10)]);
        }

        using SqliteTransitionStore again = Open();
        Assert.Equal(Batch(0, 10), again.Read(SampleTransition.Schema));
        Assert.Equal([new(0, 9)], again.Append([Batch(5, 5)]));
    }

    [Fact]
    public void Keeps_to_the_disk_what_it_returned_from()
    {
        using SqliteTransitionStore store = Open();
        Assert.Equal("wal", store.Writer.Text("PRAGMA journal_mode"));
        Assert.Equal(2, store.Writer.Number("PRAGMA synchronous"));
    }

    [Fact]
    public void Reads_more_rows_than_fit_into_one_piece_while_others_are_stored()
    {
        using SqliteTransitionStore store = Open();
        store.Append([Batch(0, 2500)]);
        using var reading = store.Read(SampleTransition.Schema).GetEnumerator();
        Assert.True(reading.MoveNext());
        store.Append([Batch(2500, 2500)]);
        int rows = 1;
        for (; reading.MoveNext(); rows++)
        {
            Assert.Equal((ulong)rows, reading.Current.Id.Sequence);
        }

        Assert.Equal(2500, rows);
    }

    [Fact]
    public void Reads_rows_of_the_widest_schema_in_pieces()
    {
        TransitionSchema widest = new(new string('e', 64), 64, 64, 64);
        Transition[] rows = [.. Batch(0, 200).Select(row => row with
        {
            State = Numbers(row, 1),
            Action = Numbers(row, 2),
            NextState = Numbers(row, 3),
            Parameters = Numbers(row, 4),
        })];
        using SqliteTransitionStore store = Open();
        store.Append([TransitionBatch.Of(widest, rows)]);
        Assert.Equal(rows, store.Read(widest));
    }

    [Fact]
    public void Serves_a_second_reader_of_the_same_folder()
    {
        using SqliteTransitionStore writer = Open();
        using SqliteTransitionStore reader = Open();
        writer.Append([Batch(0, 10)]);
        Assert.Equal(10, reader.Count(SampleTransition.Schema));
        Assert.Equal([new(5, 14)], reader.Append([Batch(5, 10)]));
        Assert.Equal([new(5, 19)], writer.Append([Batch(10, 10)]));
    }

    [Fact]
    public void Shows_robots_and_epochs_to_users_of_SQL()
    {
        using SqliteTransitionStore store = Open();
        store.Append([Batch(0, 3), Batch(10, 2)]);
        Assert.Equal(5, store.Writer.Number("SELECT count(*) FROM transitions WHERE robot_id = 'a' AND epoch = '00000000000000ff'"));
        Assert.Equal(2, store.Writer.Number("SELECT sequence FROM high_water_marks"));
        Assert.Equal(16, store.Writer.Number("SELECT length(state) FROM transitions"));
        Assert.Equal("-0.5", store.Writer.Text("SELECT reward FROM transitions"));
        Assert.Equal(2, store.Writer.Number("SELECT count(*) FROM ranges"));
    }

    [Fact]
    public void Stores_nothing_of_a_transaction_that_the_disk_has_no_room_for()
    {
        using SqliteTransitionStore store = Open();
        store.Append([Batch(0, 10)]);
        long pages = store.Writer.Number("PRAGMA page_count");
        store.Writer.Execute($"PRAGMA max_page_count = {pages + 4}");
        string message = Assert.Throws<IOException>(() => store.Append([Batch(10, 10), Batch(20, 5000)])).Message;
        Assert.Contains("the disk is full", message, StringComparison.Ordinal);
        Assert.Equal((10, 9UL), (store.Count(SampleTransition.Schema), store.HighWaterMark("a", 255)));
        store.Writer.Execute("PRAGMA max_page_count = 1000000");
        Assert.Equal([new(5000, 5009)], store.Append([Batch(10, 5000)]));
    }

    [Fact]
    public void Refuses_a_file_that_is_no_database()
    {
        _folder.Write(SqliteTransitionStore.FileName, new string('x', 5000));
        Assert.Contains("is no SQLite database", AssertRefused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_the_database_of_another_program()
    {
        using (Database foreign = new(File, create: true))
        {
            foreign.Execute("CREATE TABLE notes (text TEXT)");
        }

        Assert.Contains("another program's", AssertRefused(), StringComparison.Ordinal);
        using Database untouched = new(File, create: false);
        Assert.Equal(1, untouched.Number("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public void Refuses_a_newer_format()
    {
        using (SqliteTransitionStore store = Open())
        {
            store.Writer.Execute("PRAGMA user_version = 2");
        }

        Assert.Contains("has format 2; this version reads format 1", AssertRefused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_damaged_file_when_it_comes_to_the_damage()
    {
        using (SqliteTransitionStore store = Open())
        {
            store.Append([Batch(0, 5000)]);
        }

        byte[] bytes = System.IO.File.ReadAllBytes(File);
        bytes.AsSpan(bytes.Length / 2, bytes.Length / 4).Fill(0xA5);
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.Throws<InvalidDataException>(() =>
        {
            using SqliteTransitionStore store = Open();
            Assert.Equal(5000, store.Read(SampleTransition.Schema).Count());
        });
    }

    [Fact]
    public void Says_which_folder_cannot_be_used()
    {
        string file = _folder.Write("file", "");
        Assert.Throws<IOException>(() => SqliteTransitionStore.Open(file));
        Assert.ThrowsAny<IOException>(() => SqliteTransitionStore.Open(Path.Combine(file, "below")));
        Directory.CreateDirectory(File);
        Assert.StartsWith($"{File} cannot be opened", Assert.Throws<IOException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Covers_sequences_up_to_the_largest()
    {
        using SqliteTransitionStore store = Open();
        ulong last = TransitionBatch.LargestSequence;
        Assert.Equal([new(2, null), new(1, null)], store.Append([Batch(last - 1, 2), Batch(last - 2, 1)]));
        TransitionBatch lost = TransitionBatch.Of(SampleTransition.Schema, [SampleTransition.Of("a", 255, last)], lostBefore: last);
        Assert.Equal([new(0, last)], store.Append([lost]));
    }

    /// <summary>Ranges that touch, overlap, lie inside or apart, against a plain set.</summary>
    [Fact]
    public void Keeps_the_mark_whatever_the_order()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            using SqliteTransitionStore store = SqliteTransitionStore.Open(_folder.File($"seed{seed}"));
            using MemoryTransitionStore model = new();
            TransitionBatch[] batches = [.. Enumerable.Range(0, 25).Select(index => Random(seed, (ulong)index))];
            Assert.Equal(model.Append(batches), store.Append(batches));
            Assert.Equal(model.HighWaterMarks("a", 9), store.HighWaterMarks("a", 9));
            Assert.Equal(model.Read(SampleTransition.Schema), store.Read(SampleTransition.Schema));
        }
    }

    private static TransitionBatch Random(ulong seed, ulong index)
    {
        ulong draw = StableHashes.At(seed, index);
        ulong first = draw % 60;
        ulong lost = (draw >> 20) % 8 == 0 ? ulong.Min(first, (draw >> 30) % 6) : 0;
        return TransitionBatch.Of(SampleTransition.Schema, [.. Batch(first, 1 + (int)((draw >> 8) % 7), epoch: (draw >> 40) % 2)], lost);
    }

    private static TransitionBatch Batch(ulong first, int rows, ulong epoch = 255) => TransitionBatch.Of(
        SampleTransition.Schema, [.. Enumerable.Range(0, rows).Select(row => SampleTransition.Of("a", epoch, first + (ulong)row))]);

    private SqliteTransitionStore Open() => SqliteTransitionStore.Open(_folder.Path);

    private string AssertRefused()
    {
        string message = Assert.Throws<InvalidDataException>(Open).Message;
        Assert.StartsWith(File, message, StringComparison.Ordinal);
        return message;
    }

    private static float[] Numbers(Transition row, int salt) =>
        [.. Enumerable.Range(0, 64).Select(index => (salt * 1000) + (float)row.Id.Sequence + (index / 64f))];
}
