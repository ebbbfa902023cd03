using System;
using System.Security.Cryptography;

namespace MbRlRobot.Signing;

/// <summary>
/// A trainer's public key: ECDSA on the curve P-256 over SHA-256 (FIPS 186-5). Signatures are r and s side by side, 32
/// bytes each (IEEE P1363).
/// </summary>
public sealed class PublicKey
{
    /// <summary>Length of a signature in bytes.</summary>
    public const int SignatureBytes = 64;

    internal const DSASignatureFormat Format = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    private readonly byte[] _subjectPublicKeyInfo;

    internal PublicKey(ECDsa key, DateTime? notAfterUtc)
    {
        _subjectPublicKeyInfo = key.ExportSubjectPublicKeyInfo();
        (Id, NotAfterUtc) = (KeyId.Of(_subjectPublicKeyInfo), notAfterUtc);
    }

    /// <summary>The key's short name.</summary>
    public KeyId Id { get; }

    /// <summary>When the key stops being trusted, in UTC; null for never.</summary>
    public DateTime? NotAfterUtc { get; }

    /// <summary>The key in DER, as <c>openssl pkey -pubin</c> reads it.</summary>
    public ReadOnlySpan<byte> SubjectPublicKeyInfo => _subjectPublicKeyInfo;

    /// <summary>Checks a signature; never throws on bad bytes.</summary>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>True when this key signed these bytes.</returns>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes)
        {
            return false;
        }

        using ECDsa key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, Format);
    }
}
