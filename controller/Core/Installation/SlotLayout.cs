using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MbRlRobot.Installation;

/// <summary>
/// Where things are in the memory that link and control process share. Offsets in bytes; numbers in the machine's order, as
/// the memory never leaves it.
/// </summary>
internal static class SlotLayout
{
    /// <summary>"MBRLSLT1": layout version 1.</summary>
    public const ulong Magic = 0x31544C534C52424D;

    public const int HeaderBytes = 4096;
    public const int Slots = 2;
    public const int MagicAt = 0;
    public const int LengthAt = 8;
    public const int KindAt = 16;
    public const int KindBytes = 32;

    /// <summary>The slot that runs, -1 for none: the control process alone writes it.</summary>
    public const int ActiveAt = 64;

    /// <summary>The slot that holds something new, -1 for none: the link alone writes it.</summary>
    public const int OfferedAt = 128;

    private const int SlotAt = 192;
    private const int SlotBytes = 64;

    /// <summary>How often the slot was written, twice; odd while it is being written.</summary>
    public static int SequenceAt(int slot) => SlotAt + (slot * SlotBytes);

    public static int VersionAt(int slot) => SequenceAt(slot) + 8;

    public static int HashAt(int slot) => SequenceAt(slot) + 16;

    public static int ThresholdAt(int slot) => SequenceAt(slot) + 24;

    public static int CheckAt(int slot) => SequenceAt(slot) + 32;

    /// <summary>Images begin at pages.</summary>
    public static long ImageAt(int slot, int length) => HeaderBytes + (slot * ImageBytes(length));

    public static long TotalBytes(int length) => ImageAt(Slots, length);

    /// <summary>CRC-32C of what the slot says and of its image.</summary>
    public static uint Check(SlotModel model, ReadOnlySpan<float> image)
    {
        uint check = BitOperations.Crc32C(uint.MaxValue, model.Version);
        check = BitOperations.Crc32C(check, model.HashHead);
        check = BitOperations.Crc32C(check, BitConverter.DoubleToUInt64Bits(model.DisagreementThreshold));
        foreach (ulong word in MemoryMarshal.Cast<float, ulong>(image))
        {
            check = BitOperations.Crc32C(check, word);
        }

        return ~check;
    }

    private static long ImageBytes(int length) => ((length * sizeof(float)) + HeaderBytes - 1L) / HeaderBytes * HeaderBytes;
}
