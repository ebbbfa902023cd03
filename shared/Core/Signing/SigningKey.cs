using System;
using System.Globalization;
using System.Security.Cryptography;

namespace MbRlRobot.Signing;

/// <summary>A trainer's key pair, to sign with. Robots have <see cref="PublicKey"/> alone.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    internal SigningKey(ECDsa key, DateTime? notAfterUtc) => (_key, Public) = (key, new PublicKey(key, notAfterUtc));

    /// <summary>The public half.</summary>
    public PublicKey Public { get; }

    /// <summary>Makes a new pair, from the system's random numbers.</summary>
    /// <param name="notAfterUtc">When it stops being trusted, in UTC; null for never.</param>
    /// <returns>The pair.</returns>
    public static SigningKey New(DateTime? notAfterUtc = null) =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256), notAfterUtc);

    /// <summary>Signs bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <returns>The signature: <see cref="PublicKey.SignatureBytes"/>.</returns>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.SignData(data, HashAlgorithmName.SHA256, PublicKey.Format);

    /// <summary>Refuses a key whose time is over: robots would refuse what it signs.</summary>
    /// <param name="utcNow">The time.</param>
    /// <exception cref="InvalidOperationException">The key's time is over; the message says since when.</exception>
    public void ThrowIfOver(DateTime utcNow)
    {
        if (Public.NotAfterUtc < utcNow)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"the time of key {Public.Id} was over at {Public.NotAfterUtc:O}; make a new one with mbrl-trainer keys "
                + $"new and give its .pub file to the robots."));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal byte[] ExportPkcs8() => _key.ExportPkcs8PrivateKey();
}
