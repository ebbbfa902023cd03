using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Threading.Tasks;
using MbRlRobot.Signing;
using Xunit;

namespace MbRlRobot.Tests.Signing;

[UnsupportedOSPlatform("windows")]
public sealed class SigningKeyFileTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly DateTime End = new(2030, 1, 31, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_the_one_file_signs_the_other_verifies()
    {
        using KeyFolder folder = KeyFolder.WithPair(End);
        using SigningKey key = SigningKeyFile.Read(folder.PrivatePath);
        PublicKey trusted = PublicKeyFile.Read(folder.PublicPath);
        byte[] signature = key.Sign([1, 2, 3]);

        Assert.Equal(PublicKey.SignatureBytes, signature.Length);
        Assert.True(trusted.Verify([1, 2, 3], signature));
        Assert.False(trusted.Verify([1, 2, 4], signature));
        Assert.Equal((key.Public.Id, End, End), (trusted.Id, key.Public.NotAfterUtc, trusted.NotAfterUtc));
    }

    [Fact]
    public void The_private_file_is_the_owners_alone_and_the_public_one_is_everybodys()
    {
        using KeyFolder folder = KeyFolder.WithPair();
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.PrivatePath));
        Assert.True(File.GetUnixFileMode(folder.PublicPath).HasFlag(UnixFileMode.UserRead));
        Assert.Equal([folder.PrivatePath, folder.PublicPath], Directory.GetFileSystemEntries(folder.Folder).Order());
    }

    /// <summary>Looks at every file of the folder all the while that keys are written.</summary>
    [Fact]
    public async Task Nobody_else_can_read_the_private_file_at_any_moment()
    {
        using KeyFolder folder = new();
        Task writer = Task.Run(() =>
        {
            for (int pair = 0; pair < 20; pair++)
            {
                using SigningKey key = SigningKey.New();
                SigningKeyFile.Write(Path.Combine(folder.Folder, $"{pair}"), key);
            }
        });
        do
        {
            Assert.All(
                Directory.EnumerateFiles(folder.Folder, "*trainer.key*", SearchOption.AllDirectories),
                path => Assert.Equal(OwnerOnly, ModeOf(path)));
        }
        while (!writer.IsCompleted);
        await writer;
    }

    [Theory]
    [InlineData(SigningKeyFile.PrivateName)]
    [InlineData(SigningKeyFile.PublicName)]
    public void Never_overwrites_a_file(string name)
    {
        using KeyFolder folder = new();
        string path = folder.Write(name, "precious");
        using SigningKey key = SigningKey.New();

        IOException fault = Assert.Throws<IOException>(() => SigningKeyFile.Write(folder.Folder, key));

        Assert.Contains("never overwritten", fault.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Folder));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead, "0640")]
    [InlineData(UnixFileMode.OtherRead, "0604")]
    [InlineData(UnixFileMode.OtherWrite, "0602")]
    public void Refuses_a_private_key_that_others_can_touch_and_says_how_to_mend_it(UnixFileMode more, string octal)
    {
        using KeyFolder folder = KeyFolder.WithPair();
        File.SetUnixFileMode(folder.PrivatePath, OwnerOnly | more);

        string fault = Assert.Throws<InvalidDataException>(() => SigningKeyFile.Read(folder.PrivatePath)).Message;

        Assert.Contains($"its mode is {octal}", fault, StringComparison.Ordinal);
        Assert.Contains($"chmod 600 '{folder.PrivatePath}'", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_public_key_to_sign_with()
    {
        using KeyFolder folder = KeyFolder.WithPair();
        File.SetUnixFileMode(folder.PublicPath, OwnerOnly);
        string fault = Assert.Throws<InvalidDataException>(() => SigningKeyFile.Read(folder.PublicPath)).Message;
        Assert.Contains("a public key, which cannot sign", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_private_key_on_another_curve()
    {
        using KeyFolder folder = new();
        string path = folder.Write("other.key", KeyFolder.Pem(ECCurve.NamedCurves.nistP384, isPrivate: true));
        string fault = Assert.Throws<InvalidDataException>(() => SigningKeyFile.Read(path)).Message;
        Assert.Contains("allowed: P-256", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_whose_time_is_over_says_so()
    {
        using SigningKey key = SigningKey.New(End);
        key.ThrowIfOver(End);
        InvalidOperationException fault =
            Assert.Throws<InvalidOperationException>(() => key.ThrowIfOver(End.AddTicks(1)));
        Assert.Contains("2030-01-31", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A file may be renamed between listing and looking.</summary>
    private static UnixFileMode ModeOf(string path)
    {
        try
        {
            return File.GetUnixFileMode(path);
        }
        catch (FileNotFoundException)
        {
            return OwnerOnly;
        }
    }
}
