using System;
using System.Buffers.Binary;
using System.Numerics;

namespace MbRlRobot.Numerics;

/// <summary>
/// CRC-32C (Castagnoli, as in RFC 3720 B.4), by the processor's instruction where it has one. "123456789" gives
/// E3069283.
/// </summary>
public static class Crc32C
{
    /// <summary>The checksum of some bytes. Neither allocates nor throws.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The checksum.</returns>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint state = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
        {
            state = BitOperations.Crc32C(state, value);
        }

        return ~state;
    }
}
