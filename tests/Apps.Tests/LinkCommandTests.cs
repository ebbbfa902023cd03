using System;
using System.IO;
using MbRlRobot.ControllerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

/// <summary>The command line of the link; what it carries is tested where it is made.</summary>
public sealed class LinkCommandTests
{
    [Theory]
    [InlineData("--broker", "link", "--robot", "cartpole")]
    [InlineData("--id is 'No/Id'", "link", "--robot", "cartpole", "--id", "No/Id", "--broker", "inprocess://links")]
    [InlineData("nowhere.json", "link", "--robot", "nowhere.json", "--broker", "inprocess://links")]
    public void Says_what_is_missing_or_wrong(string told, params string[] args)
    {
        CommandRun run = CommandRun.Of(ControllerProgram.Run, args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_a_folder_alone_in_which_another_link_works()
    {
        using TemporaryFolder folder = new();
        using FileStream claim = new(folder.At("link.claim"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        CommandRun run = CommandRun.Of(
            ControllerProgram.Run, "link", "--robot", "cartpole", "--broker", "inprocess://links", "--data", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("another link", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("link.claim", Assert.Single(Directory.GetFileSystemEntries(folder.Path)), StringComparison.Ordinal);
    }
}
