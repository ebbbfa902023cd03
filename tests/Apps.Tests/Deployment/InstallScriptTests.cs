using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests.Deployment;

public sealed class InstallScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Says_what_it_would_do_and_does_none_of_it()
    {
        string root = _folder.At("root");
        ShellRun run = Install("--dry-run", "--root", root, "controller");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        string publish = $"would run: dotnet publish {Repository.Root}/controller/App -c Release -p:UseAppHost=false -p:OptionalPackages=require -p:ReadyToRun=auto -o ";
        Assert.Contains(publish, run.Output);
        Assert.Contains($"{root}/usr/lib/mbrl/outputs-off", run.Output);
        Assert.Contains("mbrl-controller@.service", run.Output);
        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void Installs_what_was_published_elsewhere_and_again_in_its_place()
    {
        string root = _folder.At("root");
        string published = Published("mbrl-controller.dll", "first");
        Assert.Equal((0, string.Empty), Result(Install("--root", root, "--published", published, "controller")));
        published = Published("mbrl-controller.dll", "second");
        Assert.Equal((0, string.Empty), Result(Install("--published", published, "--root", root + "/", "controller")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(root, "usr/lib/mbrl/controller/mbrl-controller.dll")));
        Assert.Equal(["controller"], Array.ConvertAll(Directory.GetDirectories(Path.Combine(root, "usr/lib/mbrl")), path => Path.GetFileName(path)));
        Assert.Equal(2, ShellRun.Of(Path.Combine(root, "usr/lib/mbrl/outputs-off"), new Dictionary<string, string>()).ExitCode);
        string[] units = Array.ConvertAll(Directory.GetFiles(Path.Combine(root, "etc/systemd/system")), path => Path.GetFileName(path));
        Array.Sort(units, StringComparer.Ordinal);
        Assert.Equal(["mbrl-controller@.service", "mbrl-link@.service"], units);
    }

    [Fact]
    public void Installs_the_trainer_beside_it()
    {
        string root = _folder.At("root");
        Assert.Equal((0, string.Empty), Result(Install("--root", root, "--published", Published("mbrl-trainer.dll", "it"), "trainer")));
        Assert.True(File.Exists(Path.Combine(root, "etc/systemd/system/mbrl-trainer.service")));
        Assert.False(File.Exists(Path.Combine(root, "usr/lib/mbrl/outputs-off")));
    }

    [Theory]
    [InlineData(2, "what is to be installed?", "")]
    [InlineData(2, "both 'controller' and 'trainer'", "controller trainer")]
    [InlineData(2, "'robot'; allowed", "robot")]
    [InlineData(2, "--root is the last word", "controller --root")]
    [InlineData(2, "--optional is 'maybe'; allowed: require, auto", "--optional maybe controller")]
    [InlineData(1, "has no mbrl-controller.dll; allowed: what 'dotnet publish controller/App' made", "--published /nowhere --root /nowhere controller")]
    public void Refuses_wrong_use_in_words(int code, string expected, string arguments)
    {
        ShellRun run = Install(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    /// <summary>A machine that has nothing but the tools that every one has.</summary>
    [Fact]
    public void Says_what_the_machine_lacks()
    {
        string tools = _folder.At("tools");
        Directory.CreateDirectory(tools);
        foreach (string tool in new[] { "sh", "dirname", "id" })
        {
            File.CreateSymbolicLink(Path.Combine(tools, tool), $"/usr/bin/{tool}");
        }

        ShellRun run = ShellRun.Of(Script, new Dictionary<string, string> { ["PATH"] = tools }, "--dry-run", "controller");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("dotnet is missing: install the .NET SDK that global.json names, or use --published DIR", run.Error);
    }

    private static string Script => Path.Combine(Repository.Root, "hardware", "deploy", "install.sh");

    private static ShellRun Install(params string[] arguments) => ShellRun.Of(Script, new Dictionary<string, string>(), arguments);

    private static (int ExitCode, string Error) Result(ShellRun run) => (run.ExitCode, run.Error);

    private string Published(string program, string text)
    {
        string folder = _folder.At($"published-{text}");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, program), text);
        return folder;
    }
}
