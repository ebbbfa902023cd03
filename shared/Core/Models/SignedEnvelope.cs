using System;
using System.Buffers.Binary;
using MbRlRobot.Signing;

namespace MbRlRobot.Models;

/// <summary>
/// A signed message: format byte, then key id, signature and payload, each behind its length (16 bits, big-endian), and
/// nothing after them. The signature is over the payload's bytes as they are, behind <see cref="Domain"/>: what was signed
/// for another purpose is no signed manifest. Nothing is ever written again to be checked.
/// </summary>
public readonly ref struct SignedEnvelope
{
    /// <summary>The first byte: format 1. A JSON document begins with another.</summary>
    public const byte FormatByte = 1;

    /// <summary>Bytes of an envelope that are not the payload.</summary>
    public const int OverheadBytes = 1 + (3 * sizeof(ushort)) + KeyId.Length + PublicKey.SignatureBytes;

    private SignedEnvelope(KeyId keyId, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> payload)
    {
        KeyId = keyId;
        Signature = signature;
        Payload = payload;
    }

    /// <summary>What a signature is over, before the payload: it separates manifests from all else that a key may sign.</summary>
    public static ReadOnlySpan<byte> Domain => "MbRlRobot model manifest 1\n"u8;

    /// <summary>The key that is said to have signed.</summary>
    public KeyId KeyId { get; }

    /// <summary>The signature: <see cref="PublicKey.SignatureBytes"/>.</summary>
    public ReadOnlySpan<byte> Signature { get; }

    /// <summary>The payload; not to be parsed before <see cref="IsSignedBy"/>.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Signs a payload.</summary>
    /// <param name="payload">The bytes to sign: at most <see cref="ModelManifestWriter.MaximumBytes"/>, at least 1.</param>
    /// <param name="key">The key.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The payload is empty or too long.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> payload, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (payload.Length is 0 or > ModelManifestWriter.MaximumBytes)
        {
            throw new ArgumentException(
                $"the payload has {payload.Length} bytes; allowed: 1 to {ModelManifestWriter.MaximumBytes}", nameof(payload));
        }

        byte[] message = new byte[OverheadBytes + payload.Length];
        message[0] = FormatByte;
        Span<byte> rest = message.AsSpan(1);
        Span<byte> id = stackalloc byte[KeyId.Length];
        key.Public.Id.Write(id);
        Append(ref rest, id);
        Append(ref rest, key.Sign(Signed(payload)));
        Append(ref rest, payload);
        return message;
    }

    /// <summary>Takes a message apart. Total: any bytes whatever give an answer, and nothing is copied.</summary>
    /// <param name="message">The message.</param>
    /// <param name="envelope">Its parts, which lie inside the message; the default when it is refused.</param>
    /// <returns>True when it is an envelope, whoever signed it.</returns>
    public static bool TryParse(ReadOnlySpan<byte> message, out SignedEnvelope envelope)
    {
        envelope = default;
        if (message.Length is < OverheadBytes or > ModelFormat.MaximumManifestBytes || message[0] != FormatByte)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = message[1..];
        if (!TryTake(ref rest, out ReadOnlySpan<byte> id) || id.Length != KeyId.Length
            || !TryTake(ref rest, out ReadOnlySpan<byte> signature) || signature.Length != PublicKey.SignatureBytes
            || !TryTake(ref rest, out ReadOnlySpan<byte> payload) || payload.IsEmpty || !rest.IsEmpty)
        {
            return false;
        }

        envelope = new SignedEnvelope(KeyId.Read(id), signature, payload);
        return true;
    }

    /// <summary>Checks the signature.</summary>
    /// <param name="key">The key with the id <see cref="KeyId"/>.</param>
    /// <returns>True when the key signed this payload as a manifest.</returns>
    public bool IsSignedBy(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Id == KeyId && key.Verify(Signed(Payload), Signature);
    }

    private static byte[] Signed(ReadOnlySpan<byte> payload) => [.. Domain, .. payload];

    private static void Append(ref Span<byte> rest, scoped ReadOnlySpan<byte> field)
    {
        BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)field.Length);
        field.CopyTo(rest[sizeof(ushort)..]);
        rest = rest[(sizeof(ushort) + field.Length)..];
    }

    private static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> field)
    {
        field = default;
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest, out ushort length) || rest.Length < sizeof(ushort) + length)
        {
            return false;
        }

        field = rest.Slice(sizeof(ushort), length);
        rest = rest[(sizeof(ushort) + length)..];
        return true;
    }
}
