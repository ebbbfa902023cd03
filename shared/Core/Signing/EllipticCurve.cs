using System.IO;
using System.Security.Cryptography;

namespace MbRlRobot.Signing;

/// <summary>The one curve that is used: NIST P-256.</summary>
internal static class EllipticCurve
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Refuses a key on another curve.</summary>
    /// <exception cref="InvalidDataException">It is on another; the message names it.</exception>
    public static void RequireP256(ECDsa key)
    {
        ECCurve curve = key.ExportParameters(includePrivateParameters: false).Curve;
        if (!curve.IsNamed || curve.Oid.Value != P256)
        {
            string name = curve.IsNamed ? curve.Oid.FriendlyName ?? curve.Oid.Value ?? "?" : "one that has no name";
            throw new InvalidDataException($"holds a key on the curve {name}; allowed: P-256 (prime256v1)");
        }
    }
}
