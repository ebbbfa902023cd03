using System;
using System.Buffers.Binary;

namespace MbRlRobot.Link.Reception;

/// <summary>The short name of a model file in the weight slots.</summary>
internal static class HashHead
{
    /// <summary>The first 8 bytes of a SHA-256, big-endian.</summary>
    /// <param name="sha256">64 hexadecimal digits.</param>
    /// <returns>The number.</returns>
    public static ulong Of(string sha256) =>
        BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(sha256.AsSpan(0, 2 * sizeof(ulong))));
}
