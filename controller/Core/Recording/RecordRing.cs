using System;
using System.Numerics;
using System.Threading;
using MbRlRobot.Numerics;

namespace MbRlRobot.Recording;

/// <summary>
/// The control process's end of a ring of fixed-size records in mapped memory. It never waits and reads nothing that another
/// process writes: when the ring is full it overwrites the oldest record, and the reader counts what it missed.
/// </summary>
/// <remarks>
/// One thread writes. A record counts once its commit word, written last, is its index + 1; a process that dies within a record
/// leaves the word 0.
/// </remarks>
public sealed class RecordRing : IDisposable
{
    private readonly MappedFile _memory;
    private readonly IDisposable? _claim;
    private readonly int _slotLength;
    private readonly ulong _mask;
    private ulong _next;

    internal RecordRing(string path, RecordSource source, int capacity, IDisposable? claim = null)
    {
        Layout = new RecordLayout(source);
        (Path, Source, _claim, _slotLength) = (path, source, claim, Layout.SlotLength);
        int slots = RoundUp(capacity, _slotLength);
        _mask = (ulong)slots - 1;
        _memory = MappedFile.Create(path, RingFormat.HeaderLength + (slots * _slotLength));
        Warning = _memory.Lock();
        RingFormat.Write(_memory, source, _slotLength, slots);
        Volatile.Write(ref _memory.Word(RingFormat.MagicAt), RingFormat.Magic);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whose records they are.</summary>
    public RecordSource Source { get; }

    /// <summary>The records that it holds.</summary>
    public int Capacity => (int)_mask + 1;

    /// <summary>Bytes of memory.</summary>
    public int Length => _memory.Length;

    /// <summary>Why the memory is not locked, and how to allow it; null where it is.</summary>
    public string? Warning { get; }

    /// <summary>The records written so far.</summary>
    public ulong Written => _next;

    internal RecordLayout Layout { get; }

    /// <summary>The records for some seconds of a robot's life: a step and a decision for each control period.</summary>
    /// <param name="controlPeriod">Seconds.</param>
    /// <param name="seconds">How long the link may be away before records are lost.</param>
    /// <returns>The capacity to ask for.</returns>
    public static int CapacityFor(double controlPeriod, double seconds) =>
        (int)Math.Clamp(2 * seconds / controlPeriod, 64, 1 << 24);

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _claim?.Dispose();
    }

    /// <summary>
    /// Writes a record whose fields from <see cref="RecordFields.Kind"/> on are set, but for its index. Allocates nothing, calls
    /// nothing of the system, takes no lock.
    /// </summary>
    /// <param name="record">As long as the record is.</param>
    internal void Append(Span<byte> record)
    {
        ulong index = _next;
        record.Put(RecordFields.Length, record.Length);
        record.Put(RecordFields.Index, index);
        record.Put(RecordFields.Checksum, Crc32C.Of(record[RecordFields.Length..]));
        int slot = RingFormat.HeaderLength + ((int)(index & _mask) * _slotLength);
        ref ulong commit = ref _memory.Word(slot);
        Volatile.Write(ref commit, 0);
        Volatile.WriteBarrier();
        record[RecordFields.Checksum..].CopyTo(_memory.Bytes(slot + RecordFields.Checksum, _slotLength - RecordFields.Checksum));
        _next = index + 1;
        Volatile.Write(ref commit, _next);
        Volatile.Write(ref _memory.Word(RingFormat.HeadAt), _next);
    }

    private static int RoundUp(int capacity, int slotLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        long slots = (long)BitOperations.RoundUpToPowerOf2((ulong)capacity);
        return RingFormat.HeaderLength + (slots * slotLength) <= RingFormat.MaximumLength
            ? (int)slots
            : throw new ArgumentOutOfRangeException(
                nameof(capacity), capacity, $"allowed: {RingFormat.MaximumLength / slotLength / 2} records of {slotLength} bytes");
    }
}
