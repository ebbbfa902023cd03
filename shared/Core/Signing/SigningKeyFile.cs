using System;
using System.IO;
using System.Security.Cryptography;
using MbRlRobot.Models;
using MbRlRobot.Storage;

namespace MbRlRobot.Signing;

/// <summary>
/// The two files of a trainer's key: <c>trainer.key</c> for the trainer alone, <c>trainer.pub</c> for its robots.
/// </summary>
public static class SigningKeyFile
{
    /// <summary>The name of the private half.</summary>
    public const string PrivateName = "trainer.key";

    /// <summary>The name of the public half.</summary>
    public const string PublicName = "trainer.pub";

    private const string Label = "PRIVATE KEY";

    /// <summary>Writes a pair; nothing is ever overwritten, and the private file is the owner's from its first byte.</summary>
    /// <param name="folder">The folder; it is made where it is missing.</param>
    /// <param name="key">The pair.</param>
    /// <exception cref="IOException">One of the files is there already, or cannot be written.</exception>
    public static void Write(string folder, SigningKey key)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(key);
        string publicPath = Path.Combine(folder, PublicName);
        string privatePath = Path.Combine(folder, PrivateName);
        RefuseExisting(privatePath);
        RefuseExisting(publicPath);
        Directory.CreateDirectory(folder);
        byte[] secret = key.ExportPkcs8();
        byte[] text = KeyText.Write(Label, secret, key.Public);
        try
        {
            NewFile.Write(privatePath, text, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(text);
        }

        NewFile.Write(publicPath, PublicKeyFile.Write(key.Public), NewFile.ForAllToRead);
    }

    /// <summary>Reads the private half.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The pair.</returns>
    /// <exception cref="InvalidDataException">
    /// It is no private key on P-256, or others than its owner may read it; the message says what to do.
    /// </exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static SigningKey Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        KeyFileMode.RefuseOthers(path);
        byte[] bytes = BoundedFile.Read(path, KeyText.MaximumBytes);
        try
        {
            return Read(KeyText.Read(bytes));
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{path}: it {fault.Message}.", fault);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static SigningKey Read(KeyText text)
    {
        if (text.Label != Label)
        {
            throw new InvalidDataException(text.Label == "PUBLIC KEY"
                ? "holds a public key, which cannot sign; give the trainer.key that lies beside it"
                : "holds something else than a PRIVATE KEY (PKCS#8, not encrypted)");
        }

        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(text.Der, out _);
            EllipticCurve.RequireP256(key);
            return new SigningKey(key, text.NotAfterUtc);
        }
        catch (Exception fault) when (fault is CryptographicException or InvalidDataException)
        {
            key.Dispose();
            throw fault as InvalidDataException
                ?? new InvalidDataException("holds no private key of an elliptic curve, or a damaged one");
        }
    }

    private static void RefuseExisting(string path)
    {
        if (Path.Exists(path))
        {
            throw new IOException($"{path} is there already, and keys are never overwritten: robots that trust it would "
                + "refuse every model from then on. Choose another folder, or move it away.");
        }
    }
}
