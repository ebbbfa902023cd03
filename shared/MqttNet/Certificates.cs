using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MbRlRobot.Ports;

namespace MbRlRobot.MqttNet;

/// <summary>Reads certificates from PEM files.</summary>
internal static class Certificates
{
    /// <summary>Reads the certificates of authorities.</summary>
    /// <param name="path">The file.</param>
    /// <returns>One at least.</returns>
    /// <exception cref="MessageBusException">There is none in it: .NET would then trust the system's without a word.</exception>
    public static X509Certificate2Collection ReadAuthorities(string path)
    {
        X509Certificate2Collection found = [];
        try
        {
            found.ImportFromPemFile(path);
        }
        catch (CryptographicException fault)
        {
            throw new MessageBusException($"The file of the certificate authority, {path}, cannot be used: {fault.Message}", fault);
        }

        return found.Count > 0
            ? found
            : throw new MessageBusException($"The file of the certificate authority, {path}, holds no certificate in PEM.");
    }

    /// <summary>Reads the client's certificate with its private key.</summary>
    /// <param name="path">The certificate's file.</param>
    /// <param name="keyPath">The key's file.</param>
    /// <returns>The certificate.</returns>
    /// <exception cref="MessageBusException">They are none, do not belong together, or the key has a password.</exception>
    public static X509Certificate2Collection ReadOwn(string path, string keyPath)
    {
        try
        {
            X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(path, keyPath);
            return [OperatingSystem.IsWindows() ? Reimport(certificate) : certificate];
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new MessageBusException(
                $"The client's certificate {path} cannot be used with the private key {keyPath}: {fault.Message}", fault);
        }
    }

    /// <summary>Windows' TLS does not take a key that lives in memory only.</summary>
    private static X509Certificate2 Reimport(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }
}
