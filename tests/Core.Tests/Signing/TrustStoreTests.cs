using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using MbRlRobot.Signing;
using Xunit;

namespace MbRlRobot.Tests.Signing;

public sealed class TrustStoreTests
{
    private static readonly string Sound = KeyFolder.Pem(ECCurve.NamedCurves.nistP256, isPrivate: false);

    private static readonly Dictionary<string, (string Text, string Reason)> Faults = new()
    {
        ["empty"] = ("", "has no PEM block"),
        ["garbage"] = ("\0\u0001\u00ff not a key", "has no PEM block"),
        ["cut off"] = (Sound[..90], "has no PEM block"),
        ["private"] = (KeyFolder.Pem(ECCurve.NamedCurves.nistP256, isPrivate: true), "holds a private key"),
        ["old private"] = (
            "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n", "holds a private key"),
        ["certificate"] = ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "something else"),
        ["other curve"] = (KeyFolder.Pem(ECCurve.NamedCurves.nistP521, isPrivate: false), "allowed: P-256"),
        ["RSA"] = (RsaPem(), "no public key of an elliptic curve"),
        ["not DER"] = ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "or a damaged one"),
        ["two keys"] = (Sound + "\n" + Sound, "goes on after its PEM block"),
        ["other id"] = ("Key-Id: 0123456789abcdef\n" + Sound, "states the id 0123456789abcdef"),
        ["bad id"] = ("Key-Id: 12\n" + Sound, "bad Key-Id"),
        ["bad date"] = ("Not-After: tomorrow\n" + Sound, "bad Not-After"),
        ["misspelt date"] = ("Not-after: 2030-01-31T00:00:00Z\n" + Sound, "neither 'Key-Id: '"),
        ["two dates"] = (
            "Not-After: 2030-01-31T00:00:00Z\nNot-After: 2031-01-31T00:00:00Z\n" + Sound, "one of them twice"),
        ["endless"] = (Sound + new string(' ', 5000), "more than 4096 bytes"),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void Refuses_a_wrong_file_by_name_and_reason(string name)
    {
        using KeyFolder folder = new();
        string path = folder.Write("wrong.pub", Faults[name].Text);
        string message = Assert.Throws<InvalidDataException>(() => TrustStore.Read([path])).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(Faults[name].Reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_a_plain_key_of_OpenSSL()
    {
        using KeyFolder folder = new();
        PublicKey key = PublicKeyFile.Read(folder.Write("plain.pub", Sound));
        Assert.Null(key.NotAfterUtc);
        Assert.NotNull(new TrustStore([key]).Find(key.Id));
    }

    [Fact]
    public void Finds_each_of_several_keys_and_no_other()
    {
        using KeyFolder one = KeyFolder.WithPair();
        using KeyFolder two = KeyFolder.WithPair();
        TrustStore trust = TrustStore.Read([one.PublicPath, two.PublicPath, one.PublicPath]);
        PublicKey first = PublicKeyFile.Read(one.PublicPath);
        Assert.Equal(2, trust.Ids.Count);
        Assert.Equal(first.Id, trust.Find(first.Id)!.Id);
        Assert.Null(trust.Find(new KeyId(first.Id.Value ^ 1)));
    }

    [Fact]
    public void Trusts_nothing_without_keys() => Assert.Empty(TrustStore.Read([]).Ids);

    [Fact]
    public void Refuses_one_key_with_two_ends()
    {
        using KeyFolder folder = new();
        string forEver = folder.Write("a.pub", Sound);
        string ending = folder.Write("b.pub", "Not-After: 2030-01-31T00:00:00Z\n" + Sound);
        string fault = Assert.Throws<InvalidDataException>(() => TrustStore.Read([forEver, ending])).Message;
        Assert.Contains("given twice", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_file_is_missing() =>
        Assert.Throws<FileNotFoundException>(() => TrustStore.Read([Path.Combine(Path.GetTempPath(), "no such.pub")]));

    private static string RsaPem()
    {
        using RSA key = RSA.Create(2048);
        return key.ExportSubjectPublicKeyInfoPem();
    }
}
