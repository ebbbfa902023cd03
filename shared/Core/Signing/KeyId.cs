using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace MbRlRobot.Signing;

/// <summary>
/// The short name of a key: the first 8 bytes of the SHA-256 of its public half (DER, SubjectPublicKeyInfo). It says which
/// key to try and proves nothing: the signature does.
/// </summary>
/// <param name="Value">The 8 bytes as a big-endian number.</param>
public readonly record struct KeyId(ulong Value)
{
    /// <summary>Length in bytes.</summary>
    public const int Length = sizeof(ulong);

    /// <summary>The id of a public key.</summary>
    /// <param name="subjectPublicKeyInfo">The key in DER.</param>
    /// <returns>Its id.</returns>
    public static KeyId Of(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(subjectPublicKeyInfo, hash);
        return Read(hash);
    }

    /// <summary>Takes an id from bytes.</summary>
    /// <param name="bytes">At least <see cref="Length"/> bytes.</param>
    /// <returns>The id.</returns>
    public static KeyId Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64BigEndian(bytes));

    /// <summary>Puts the id into bytes.</summary>
    /// <param name="bytes">At least <see cref="Length"/> bytes.</param>
    public void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt64BigEndian(bytes, Value);

    /// <summary>The id as people see it.</summary>
    /// <returns>16 lower-case hexadecimal digits.</returns>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
