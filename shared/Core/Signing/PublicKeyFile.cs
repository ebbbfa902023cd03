using System;
using System.IO;
using System.Security.Cryptography;
using MbRlRobot.Models;

namespace MbRlRobot.Signing;

/// <summary>A file with a trainer's public key, <c>trainer.pub</c>: PEM, with the key's id and its end before it.</summary>
public static class PublicKeyFile
{
    private const string Label = "PUBLIC KEY";

    /// <summary>Writes the text of a file.</summary>
    /// <param name="key">The key.</param>
    /// <returns>ASCII.</returns>
    public static byte[] Write(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return KeyText.Write(Label, key.SubjectPublicKeyInfo, key);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidDataException">It is no public key on P-256; the message says what it is.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static PublicKey Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = BoundedFile.Read(path, KeyText.MaximumBytes);
        try
        {
            return Read(KeyText.Read(bytes));
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{path}: it {fault.Message}.", fault);
        }
    }

    private static PublicKey Read(KeyText text)
    {
        if (text.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                "holds a private key, which only a trainer should have; give the .pub file that lies beside it");
        }

        if (text.Label != Label)
        {
            throw new InvalidDataException("holds something else than a PUBLIC KEY; give a .pub file of mbrl-trainer keys new");
        }

        using ECDsa key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(text.Der, out int length);
            EllipticCurve.RequireP256(key);
            if (length != text.Der.Length)
            {
                throw new CryptographicException();
            }
        }
        catch (CryptographicException)
        {
            throw new InvalidDataException("holds no public key of an elliptic curve, or a damaged one");
        }

        PublicKey found = new(key, text.NotAfterUtc);
        return text.Id is null || text.Id == found.Id
            ? found
            : throw new InvalidDataException($"states the id {text.Id}, but its key has the id {found.Id}: it was changed");
    }
}
