using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

public sealed class SourceTests : IDisposable
{
    private readonly ToyMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Builds_without_the_packages_but_keeps_no_record_when_the_source_does_not_answer()
    {
        var toy = new ToyRepository(_machine);
        toy.WriteSource("https://127.0.0.1:9/v3/index.json");

        ToyBuild build = await toy.Build(ToyRepository.Engine);

        Assert.True(build.IsClean, build.Output);
        Assert.False(build.Engine!.HasReal);
        string notice = Assert.Single(build.Notices);
        Assert.Contains("NU1301", notice, StringComparison.Ordinal);
        Assert.Contains("https://127.0.0.1:9/v3/index.json", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("no NuGet source of this machine has it", notice, StringComparison.Ordinal);
        Assert.Empty(toy.AbsentRecords);
    }

    [Fact]
    public async Task Counts_a_package_as_absent_whose_dependency_no_source_has()
    {
        var toy = new ToyRepository(_machine);
        _machine.Feed.AddPinned(ToyRepository.EngineId, dependency: "Some.Native.Library");

        ToyBuild first = await toy.Build(ToyRepository.Engine);
        ToyBuild second = await toy.Build(ToyRepository.Engine);

        Assert.All([first, second], build =>
        {
            Assert.True(build.IsClean, build.Output);
            Assert.False(build.Engine!.HasReal);
            Assert.Contains("Some.Native.Library", Assert.Single(build.Notices), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Takes_settings_from_the_file_that_the_command_line_names()
    {
        var toy = new ToyRepository(_machine);
        _machine.Feed.AddPinned(ToyRepository.EngineId);
        File.Move(Path.Combine(toy.Root, "nuget.config"), Path.Combine(toy.Root, "other.config"));

        ToyBuild build = await toy.Build(ToyRepository.Engine, "-p:RestoreConfigFile=other.config");

        Assert.True(build.IsClean, build.Output);
        Assert.True(build.Engine!.HasReal, build.Output);
    }

    [Fact]
    public async Task Finds_packages_that_come_to_a_source_which_only_the_environment_names()
    {
        var toy = new ToyRepository(_machine);
        var more = new ToyFeed(_machine.Create("more & more"));
        _machine.Environment["RestoreAdditionalProjectSources"] = more.Folder;
        ToyBuild before = await toy.Build(ToyRepository.Engine);
        more.AddPinned(ToyRepository.EngineId);

        ToyBuild build = await toy.Build(ToyRepository.Engine);

        Assert.False(before.Engine!.HasReal);
        Assert.True(build.IsClean, build.Output);
        Assert.True(build.Engine!.HasReal, build.Output);
    }

    [Theory]
    [InlineData("1.30.0-npm", "1.30.0-npm")]
    [InlineData("1.31", "1.31.0")]
    public async Task Takes_the_version_that_the_environment_names(string asked, string has)
    {
        var toy = new ToyRepository(_machine);
        _machine.Environment[PinnedVersion.Property(ToyRepository.EngineId)] = asked;
        _machine.Feed.AddPinned(ToyRepository.EngineId);
        _machine.Feed.Add(ToyRepository.EngineId, has);

        ToyBuild build = await toy.Build(ToyRepository.Engine);

        Assert.True(build.IsClean, build.Output);
        Assert.True(build.Engine!.HasReal);
        Assert.Equal(asked, build.Engine!.Packages[ToyRepository.EngineId]);
    }
}
