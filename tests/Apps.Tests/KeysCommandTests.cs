using System;
using System.IO;
using MbRlRobot.Signing;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class KeysCommandTests
{
    [Fact]
    public void Makes_a_pair_and_says_who_gets_which()
    {
        using TemporaryFolder folder = new();
        CommandRun run = CommandRun.Of(TrainerProgram.Run, "keys", "new", "--out", folder.At("keys"), "--not-after", "2099-12-31");

        using SigningKey key = SigningKeyFile.Read(folder.At("keys/trainer.key"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(new DateTime(2099, 12, 31, 23, 59, 59, DateTimeKind.Utc), key.Public.NotAfterUtc);
        Assert.Equal(key.Public.Id, PublicKeyFile.Read(folder.At("keys/trainer.pub")).Id);
        Assert.Contains($"Key {key.Public.Id}", run.Output, StringComparison.Ordinal);
        Assert.Contains("--trust trainer.pub", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Never_overwrites_a_key()
    {
        using TemporaryFolder folder = new();
        CommandRun.Of(TrainerProgram.Run, "keys", "new", "--out", folder.Path);
        byte[] before = File.ReadAllBytes(folder.At("trainer.key"));
        CommandRun run = CommandRun.Of(TrainerProgram.Run, "keys", "new", "--out", folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("keys are never overwritten", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.At("trainer.key")));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2030-13-01")]
    public void Refuses_an_end_that_is_no_day_to_come(string date)
    {
        using TemporaryFolder folder = new();
        CommandRun run = CommandRun.Of(TrainerProgram.Run, "keys", "new", "--out", folder.At("keys"), "--not-after", date);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{date}'", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("keys")));
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("keys", "new")]
    public void Wants_a_folder(params string[] args) => Assert.Equal(2, CommandRun.Of(TrainerProgram.Run, args).ExitCode);
}
