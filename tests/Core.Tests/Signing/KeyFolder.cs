using System;
using System.IO;
using System.Security.Cryptography;
using MbRlRobot.Signing;

namespace MbRlRobot.Tests.Signing;

/// <summary>A folder with a trainer's key, gone after the test.</summary>
internal sealed class KeyFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("keys-").FullName;

    public string PrivatePath => Path.Combine(Folder, SigningKeyFile.PrivateName);

    public string PublicPath => Path.Combine(Folder, SigningKeyFile.PublicName);

    public static KeyFolder WithPair(DateTime? notAfterUtc = null)
    {
        KeyFolder folder = new();
        using SigningKey key = SigningKey.New(notAfterUtc);
        SigningKeyFile.Write(folder.Folder, key);
        return folder;
    }

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    public static string Pem(ECCurve curve, bool isPrivate)
    {
        using ECDsa key = ECDsa.Create(curve);
        return isPrivate ? key.ExportPkcs8PrivateKeyPem() : key.ExportSubjectPublicKeyInfoPem();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
