using System;
using System.IO;
using System.Linq;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Brokers;
using Xunit;

namespace MbRlRobot.Adapters.Tests.Deployment;

/// <summary>The script of the certificates: what it refuses, and who may read what it makes.</summary>
[AdapterUnderTest(typeof(DeploymentTools), "mosquitto")]
public sealed class CertificateScriptTests : IDisposable
{
    private const string Command = "./make-certificates.sh certificates ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-certificates-");

    private string Folder => Path.Combine(_folder.FullName, "made");

    [AdapterFact]
    public void Says_how_it_is_used()
    {
        foreach (string[] arguments in new string[][] { [], [Folder], [Folder, "robot"], [Folder, "dance"] })
        {
            (int exitCode, string text) = CertificateScript.Run(arguments);
            Assert.True(exitCode != 0, text);
        }

        Assert.Equal(2, CertificateScript.Run(Folder).ExitCode);
        Assert.Contains("usage:", CertificateScript.Run(Folder).Text, StringComparison.Ordinal);
    }

    [AdapterFact]
    public void Refuses_what_is_no_robot_id_before_it_makes_anything()
    {
        Make("ca");
        foreach (string id in new[] { "trainer", "broker", "ca", "+", "#", "a/b", "A", "", "-a", "ä", "a b", new string('a', 64) })
        {
            (int exitCode, string text) = CertificateScript.Run(Folder, "robot", "sound", id);
            Assert.Equal(2, exitCode);
            Assert.Contains($"'{id}' is no robot id; allowed:", text, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(Folder, "sound.key")));
    }

    [AdapterFact]
    public void Overwrites_no_key_and_brings_nobody_back()
    {
        Assert.Contains("has no authority", CertificateScript.Run(Folder, "robot", "a").Text, StringComparison.Ordinal);
        Make("ca");
        Make("robot", "a");
        byte[] key = File.ReadAllBytes(Path.Combine(Folder, "a.key"));
        Assert.Contains("would void", Refused("ca"), StringComparison.Ordinal);
        Assert.Contains("a.key exists", Refused("robot", "a"), StringComparison.Ordinal);
        Make("revoke", "a");
        Assert.Contains("was it before", Refused("revoke", "a"), StringComparison.Ordinal);
        Assert.Contains("was revoked", Refused("renew", "a"), StringComparison.Ordinal);
        Assert.Contains("cannot be renewed", Refused("renew", "b"), StringComparison.Ordinal);
        Assert.Equal(key, File.ReadAllBytes(Path.Combine(Folder, "a.key")));
    }

    [AdapterFact]
    public void What_it_makes_is_its_owners_alone_and_the_list_can_be_made_anew()
    {
        Make("ca");
        Make("robot", "a");
        Make("renew", "a");
        byte[] list = File.ReadAllBytes(Path.Combine(Folder, "ca.crl"));
        Make("crl");
        Assert.NotEqual(list, File.ReadAllBytes(Path.Combine(Folder, "ca.crl")));
        UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        string[] files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);
        Assert.Equal(2, files.Count(file => Path.GetDirectoryName(file) != Folder));
        Assert.All(files, file => Assert.True(OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & others) == 0, file));
    }

    [AdapterFact]
    public void The_pages_commands_work_one_after_the_other()
    {
        foreach (string page in new[] { "hardware/deploy/README.md", "hardware/deploy/mosquitto/README.md" })
        {
            string[] commands = [.. Repository.Lines(page).Where(line => line.StartsWith(Command, StringComparison.Ordinal))];
            Assert.InRange(commands.Length, 6, 12);
            foreach (string command in commands)
            {
                (int exitCode, string text) = CertificateScript.Run(command[Command.Length..].Split(' ').Prepend($"{Folder}-{page.Length}"));
                Assert.True(exitCode == 0, $"{page}: {command}: {text}");
            }
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Make(params string[] arguments)
    {
        (int exitCode, string text) = CertificateScript.Run([Folder, .. arguments]);
        Assert.True(exitCode == 0, text);
    }

    private string Refused(params string[] arguments)
    {
        (int exitCode, string text) = CertificateScript.Run([Folder, .. arguments]);
        Assert.Equal(1, exitCode);
        return text;
    }
}
