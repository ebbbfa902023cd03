using System;
using System.IO;
using System.Text.Json;
using MbRlRobot.Gates;
using MbRlRobot.Registry;
using MbRlRobot.Robots;
using MbRlRobot.Service;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.TrainerApp;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class ModelsCommandTests : IDisposable
{
    private static readonly RobotDescription Robot = SampleRobot.Read(SampleWorkspace.Small);
    private readonly SampleWorkspace _workspace = new();
    private readonly ModelRegistry _registry;

    public ModelsCommandTests()
    {
        _registry = new ModelRegistry(_workspace.Data, Robot.Type);
        Add(isPassed: true);
        _registry.Promote(1);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Lists_versions_what_they_are_and_why_they_were_refused()
    {
        Add(isPassed: false);
        CommandRun run = Run("models", "--data", _workspace.Data);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("champion", run.Output, StringComparison.Ordinal);
        Assert.Contains("refused: drift, much too far", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_JSON_for_machines()
    {
        using JsonDocument json = JsonDocument.Parse(Run("models", "--data", _workspace.Data, "--json").Output);
        JsonElement type = json.RootElement[0];
        Assert.Equal(("sample", 1), (type.GetProperty("type").GetString(), type.GetProperty("champion").GetInt32()));
        Assert.Equal(1, type.GetProperty("versions")[0].GetProperty("version").GetInt32());
    }

    [Fact]
    public void Asks_for_a_fit_and_says_who_makes_it()
    {
        RefitRequest request = new(_workspace.Data, Robot.Type);
        CommandRun alone = Run("refit", "--robot", _workspace.Robot, "--data", _workspace.Data);
        Assert.Equal((0, ""), (alone.ExitCode, alone.Error));
        Assert.Contains($"no serve has {_workspace.Data} now", alone.Output, StringComparison.Ordinal);
        Assert.True(request.IsWaiting);
        using DataFolderClaim serving = DataFolderClaim.Take(_workspace.Data);
        Assert.Contains("serve begins within a second", Run("refit", "--robot", _workspace.Robot, "--data", _workspace.Data).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cartpole", "has no models of type 'cartpole'")]
    [InlineData("no-such", "no-such")]
    public void Asks_for_no_fit_of_a_robot_that_was_never_served(string robot, string told)
    {
        CommandRun run = Run("refit", "--robot", robot, "--data", _workspace.Data);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Promotes_an_older_version_under_a_new_one()
    {
        Assert.True(_registry.TryReport(5));
        CommandRun run = Run("promote", "1", "--robot", _workspace.Robot, "--data", _workspace.Data);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("version 6 is the champion (the weights of version 1 again)", run.Output, StringComparison.Ordinal);
        Assert.Equal(6UL, _registry.Find(RegistryAlias.Champion));
    }

    [Fact]
    public void Promotes_what_a_gate_refused_only_by_force()
    {
        Add(isPassed: false);
        CommandRun run = Run("promote", "2", "--robot", _workspace.Robot, "--data", _workspace.Data);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("drift: much too far", run.Error, StringComparison.Ordinal);
        Assert.Equal(1UL, _registry.Find(RegistryAlias.Champion));
        Assert.Equal(0, Run("promote", "2", "--robot", _workspace.Robot, "--data", _workspace.Data, "--force").ExitCode);
    }

    [Fact]
    public void Rolls_back_to_the_champion_before()
    {
        Assert.Equal(2, Run("rollback", "--robot", _workspace.Robot, "--data", _workspace.Data).ExitCode);
        Add(isPassed: true);
        _registry.Promote(2);
        Assert.Equal(0, Run("rollback", "--robot", _workspace.Robot, "--data", _workspace.Data).ExitCode);
        Assert.Equal((3UL, 1UL), (_registry.Find(RegistryAlias.Champion), _registry.Record(3).ReissueOf));
    }

    [Theory]
    [InlineData("promote", "9")]
    [InlineData("promote", "0")]
    [InlineData("promote", "one")]
    [InlineData("promote")]
    public void Refuses_a_version_that_is_none(params string[] command)
    {
        CommandRun run = Run([.. command, "--robot", _workspace.Robot, "--data", _workspace.Data]);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void Says_where_there_is_no_registry()
    {
        Assert.Equal(2, Run("models", "--data", _workspace.At("nowhere")).ExitCode);
        Assert.Equal(2, Run("rollback", "--robot", "pendulum", "--data", _workspace.Data).ExitCode);
        Directory.CreateDirectory(_workspace.Out);
        Assert.Contains("no models yet", Run("models", "--data", _workspace.Out).Output, StringComparison.Ordinal);
    }

    private static CommandRun Run(params string[] args) => CommandRun.Of(TrainerProgram.Run, args);

    private void Add(bool isPassed) => _registry.Add((folder, version) =>
    {
        SampleWorkspace.WriteModel(folder, Robot);
        GateResult gate = new("drift", isPassed, 0.5, 0.1, "much too far");
        return new VersionRecord(version, 0, DateTime.UnixEpoch, "a test", 0, [gate]);
    });
}
