using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.Installation;

/// <summary>
/// Two weight slots in memory that the link process and the control process share: the link writes a verified image into
/// the slot that does not run, the control process takes it at a tick of its choice. The control side allocates and locks
/// nothing, and copies before it checks, so that nothing it uses can change under it: sequence number and CRC-32C tell a
/// whole image from a torn one, whichever process is killed when.
/// </summary>
public sealed class ModelSlots : IDisposable
{
    /// <summary>No slot.</summary>
    public const int None = -1;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SafeMemoryMappedViewHandle _memory;

    private ModelSlots(MemoryMappedFile file, int length)
    {
        (_file, Length) = (file, length);
        _view = file.CreateViewAccessor(0, SlotLayout.TotalBytes(length));
        _memory = _view.SafeMemoryMappedViewHandle;
    }

    /// <summary>Numbers of an image: a multiple of 16.</summary>
    public int Length { get; }

    /// <summary>The slot that runs; <see cref="None"/> before the first.</summary>
    public int Active => Read(SlotLayout.ActiveAt);

    /// <summary>The slot written last; <see cref="None"/> before the first.</summary>
    public int Offered => Read(SlotLayout.OfferedAt);

    /// <summary>Opens the memory; both processes do, and the first one makes it.</summary>
    /// <param name="path">A file in memory, such as <c>/dev/shm/mbrl-cartpole-1-models</c>.</param>
    /// <param name="kind">What its images are of: <see cref="WeightImage.Kind"/>.</param>
    /// <param name="length">Numbers of an image: <see cref="WeightImage.Length"/>.</param>
    /// <returns>The slots.</returns>
    /// <exception cref="InvalidDataException">The file is of another kind; remove it while the robot is off.</exception>
    /// <exception cref="IOException">The file cannot be used.</exception>
    public static ModelSlots Open(string path, ReadOnlySpan<byte> kind, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(kind.Length, SlotLayout.KindBytes, nameof(kind));
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 16, 0, nameof(length));
        SlotFile.MakeIfMissing(path, kind, length);
        FileStream file = SlotFile.Open(path, kind, length);
        return new ModelSlots(
            MemoryMappedFile.CreateFromFile(
                file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false),
            length);
    }

    /// <summary>The link's side: writes a model into the slot that does not run, and offers it.</summary>
    /// <param name="model">What it is.</param>
    /// <param name="image">Its weights: <see cref="Length"/> numbers.</param>
    /// <returns>The slot; <see cref="None"/> when the control process took this slot meanwhile: try again.</returns>
    public int Offer(SlotModel model, ReadOnlySpan<float> image)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Length, Length, nameof(image));
        int slot = Active == 0 ? 1 : 0;
        int sequence = Read(SlotLayout.SequenceAt(slot)) & ~1;
        Write(SlotLayout.SequenceAt(slot), sequence + 1);
        if (Active == slot)
        {
            Write(SlotLayout.SequenceAt(slot), sequence);
            return None;
        }

        _memory.Write((ulong)SlotLayout.VersionAt(slot), model.Version);
        _memory.Write((ulong)SlotLayout.HashAt(slot), model.HashHead);
        _memory.Write((ulong)SlotLayout.ThresholdAt(slot), model.DisagreementThreshold);
        _memory.Write((ulong)SlotLayout.CheckAt(slot), SlotLayout.Check(model, image));
        _memory.WriteSpan((ulong)SlotLayout.ImageAt(slot, Length), image);
        Write(SlotLayout.SequenceAt(slot), sequence + 2);
        Write(SlotLayout.OfferedAt, slot);
        return slot;
    }

    /// <summary>
    /// The control side: copies a slot and makes it the one that runs. Neither allocates nor throws on a slot's contents;
    /// to roll back, take the other slot again.
    /// </summary>
    /// <param name="slot">0 or 1, such as <see cref="Offered"/>.</param>
    /// <param name="image">Receives the weights: <see cref="Length"/> numbers; of no use where this fails.</param>
    /// <param name="model">What they are of.</param>
    /// <returns>False when the slot is empty, torn or being written; the slot that ran goes on.</returns>
    public bool TryTake(int slot, Span<float> image, out SlotModel model)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(image.Length, Length, nameof(image));
        model = default;
        if ((uint)slot >= SlotLayout.Slots)
        {
            return false;
        }

        int sequence = Read(SlotLayout.SequenceAt(slot));
        if (sequence == 0 || (sequence & 1) != 0)
        {
            return false;
        }

        SlotModel found = Head(slot);
        uint check = _memory.Read<uint>((ulong)SlotLayout.CheckAt(slot));
        _memory.ReadSpan((ulong)SlotLayout.ImageAt(slot, Length), image);
        if (SlotLayout.Check(found, image) != check || !TryActivate(slot, sequence))
        {
            return false;
        }

        model = found;
        return true;
    }

    /// <summary>Reads what a slot says of its model, and leaves everything as it is. Its weights are not looked at.</summary>
    /// <param name="slot">0 or 1, such as <see cref="Offered"/>.</param>
    /// <param name="model">What is in it.</param>
    /// <returns>False when the slot is empty or being written.</returns>
    public bool TryPeek(int slot, out SlotModel model)
    {
        model = default;
        int sequence = (uint)slot < SlotLayout.Slots ? Read(SlotLayout.SequenceAt(slot)) : 0;
        if (sequence == 0 || (sequence & 1) != 0)
        {
            return false;
        }

        model = Head(slot);
        return Read(SlotLayout.SequenceAt(slot)) == sequence;
    }

    /// <summary>The link's side: offers nothing any more. What the control process has taken stays with it until it looks.</summary>
    public void Withdraw() => Write(SlotLayout.OfferedAt, None);

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private SlotModel Head(int slot) => new(
        _memory.Read<ulong>((ulong)SlotLayout.VersionAt(slot)),
        _memory.Read<ulong>((ulong)SlotLayout.HashAt(slot)),
        _memory.Read<double>((ulong)SlotLayout.ThresholdAt(slot)));

    /// <summary>
    /// Says first, then looks again: the link does it the other way round (Dekker), so that one of the two sees the other.
    /// </summary>
    private bool TryActivate(int slot, int sequence)
    {
        int before = Active;
        Write(SlotLayout.ActiveAt, slot);
        if (Read(SlotLayout.SequenceAt(slot)) == sequence)
        {
            return true;
        }

        Write(SlotLayout.ActiveAt, before);
        return false;
    }

    private int Read(int at)
    {
        Interlocked.MemoryBarrier();
        int value = _memory.Read<int>((ulong)at);
        Interlocked.MemoryBarrier();
        return value;
    }

    private void Write(int at, int value)
    {
        Interlocked.MemoryBarrier();
        _memory.Write((ulong)at, value);
        Interlocked.MemoryBarrier();
    }

    /// <summary>
    /// The control side's way to open, which holds the claim of the robot's only control process: a file of another kind, left by an
    /// earlier one, is replaced. A link that still has the old one mapped offers to nobody until it opens the slots again.
    /// </summary>
    /// <param name="path">A file in memory.</param>
    /// <param name="kind">What its images are of: <see cref="WeightImage.Kind"/>.</param>
    /// <param name="length">Numbers of an image: <see cref="WeightImage.Length"/>.</param>
    /// <returns>The slots; empty where they were replaced.</returns>
    /// <exception cref="InvalidDataException">A link made a file of another kind at the same moment.</exception>
    /// <exception cref="IOException">The file cannot be used.</exception>
    public static ModelSlots OpenOrReplace(string path, ReadOnlySpan<byte> kind, int length)
    {
        try
        {
            return Open(path, kind, length);
        }
        catch (InvalidDataException)
        {
            File.Delete(path);
            return Open(path, kind, length);
        }
    }
}
