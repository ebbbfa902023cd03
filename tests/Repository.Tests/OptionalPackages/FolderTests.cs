using System;
using System.Threading.Tasks;
using Xunit;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

public sealed class FolderTests : IDisposable
{
    private readonly ToyMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Two_clones_build_at_once_in_folders_named_like_those_of_the_repository()
    {
        _machine.Feed.AddPinned(ToyRepository.BoardIds[0]);
        _machine.Feed.AddPinned(ToyRepository.BoardIds[1]);

        ToyBuild[] builds = await Task.WhenAll(
            new ToyRepository(_machine, "shared/toy").Build(ToyRepository.Board),
            new ToyRepository(_machine, "controller/toy").Build(ToyRepository.Board));

        Assert.All(builds, build =>
        {
            Assert.True(build.IsClean, build.Output);
            Assert.True(build.Board!.HasReal);
        });
    }

    [Fact]
    public async Task Finds_packages_from_a_folder_of_an_odd_name()
    {
        var toy = new ToyRepository(_machine, "R&D's 100% (new)");
        toy.WriteSource("../feed");
        _machine.Feed.AddPinned(ToyRepository.EngineId);

        ToyBuild build = await toy.Build(ToyRepository.Engine);

        Assert.True(build.IsClean, build.Output);
        Assert.True(build.Engine!.HasReal, build.Output);
    }
}
