using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Recording.Segments;

namespace MbRlRobot.Controller.Tests.Recording.Segments;

/// <summary>A folder in memory with a disk's faults: no room, a process killed within a write, a loss of power.</summary>
internal sealed class MemoryStorage : ISegmentStorage
{
    private readonly Dictionary<string, Content> _files = [];

    public string Folder => "log";

    /// <summary>Bytes that still fit; the write that does not leaves a part behind, as disks do.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>After how many more bytes and calls the process is killed.</summary>
    public long KilledAfter { get; set; } = long.MaxValue;

    public int Flushes { get; private set; }

    public bool FailsToFlush { get; set; }

    public bool FailsToDelete { get; set; }

    public byte[] this[string name]
    {
        get => [.. _files[name].Bytes];
        set => _files[name] = new Content { Bytes = [.. value] };
    }

    public IReadOnlyList<string> Names() => [.. _files.Keys.Reverse()];

    public DateTime LastWriteUtc(string name) => _files[name].Written;

    /// <summary>Says when a file was written.</summary>
    public void Date(string name, DateTime written) => _files[name].Written = written;

    public ISegmentFile Create(string name)
    {
        Spend(1);
        Assert(!_files.ContainsKey(name), $"{name} exists");
        _files.Add(name, new Content());
        return Open(name);
    }

    public ISegmentFile Open(string name) => new MemoryFile(this, _files[name]);

    public void Delete(string name)
    {
        Spend(1);
        Assert(!FailsToDelete, "read-only");
        Room += Room == long.MaxValue ? 0 : _files[name].Bytes.Count;
        _files.Remove(name);
    }

    public byte[]? ReadSmall(string name) => _files.TryGetValue(name, out Content? file) ? [.. file.Bytes] : null;

    public void WriteSmall(string name, ReadOnlySpan<byte> bytes)
    {
        if (Spend(bytes.Length) < bytes.Length)
        {
            throw new KilledException();
        }

        Assert(bytes.Length <= Room, "no space left on device");
        _files[name] = new Content { Bytes = [.. bytes], Durable = bytes.Length };
    }

    /// <summary>The power goes: of what was not flushed any part may be left.</summary>
    public void LosePower(Random random)
    {
        foreach (Content file in _files.Values)
        {
            int kept = random.Next(file.Durable, file.Bytes.Count + 1);
            file.Bytes.RemoveRange(kept, file.Bytes.Count - kept);
        }
    }

    private static void Assert(bool condition, string fault)
    {
        if (!condition)
        {
            throw new IOException(fault);
        }
    }

    private long Spend(long cost)
    {
        long left = KilledAfter;
        KilledAfter = Math.Max(0, left - cost);
        return left > cost ? cost : cost == 1 ? throw new KilledException() : left;
    }

    private sealed class Content
    {
        public List<byte> Bytes { get; init; } = [];

        public int Durable { get; set; }

        public DateTime Written { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }

    private sealed class MemoryFile(MemoryStorage storage, Content content) : ISegmentFile
    {
        public long Length
        {
            get => content.Bytes.Count;
            set
            {
                storage.Spend(1);
                content.Bytes.RemoveRange((int)value, content.Bytes.Count - (int)value);
                content.Durable = Math.Min(content.Durable, (int)value);
            }
        }

        public int Read(Span<byte> bytes, long offset)
        {
            int count = (int)Math.Min(bytes.Length, content.Bytes.Count - offset);
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(content.Bytes).Slice((int)offset, count).CopyTo(bytes);
            return count;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            long written = Math.Min(storage.Spend(bytes.Length), storage.Room);
            content.Bytes.RemoveRange((int)offset, content.Bytes.Count - (int)offset);
            content.Bytes.AddRange(bytes[..(int)Math.Min(written, bytes.Length)]);
            storage.Room -= storage.Room == long.MaxValue ? 0 : Math.Min(written, bytes.Length);
            if (storage.KilledAfter == 0)
            {
                throw new KilledException();
            }

            Assert(written >= bytes.Length, "no space left on device");
        }

        public void Flush()
        {
            storage.Spend(1);
            Assert(!storage.FailsToFlush, "input/output error");
            storage.Flushes++;
            content.Durable = content.Bytes.Count;
        }

        public void Dispose()
        {
        }
    }
}
