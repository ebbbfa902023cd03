using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

public sealed class RequireTests(RequireStory story) : IClassFixture<RequireStory>
{
    private static readonly string Gpio = ToyRepository.BoardIds[0];
    private static readonly string Bindings = ToyRepository.BoardIds[1];

    [Fact]
    public void Fails_naming_each_missing_package_and_no_other() => AssertNamesMissing(story.Lacking, Bindings, ToyRepository.EngineId);

    [Fact]
    public void Fails_without_having_built_anything() => Assert.Null(story.Lacking.Engine);

    [Fact]
    public void Refuses_another_word_and_names_those_allowed()
    {
        Assert.NotEqual(0, story.Misspelt.ExitCode);
        Assert.Contains("OptionalPackages is 'banana'; allowed: auto, false, require.", story.Misspelt.Errors);
    }

    [Fact]
    public void Refuses_a_version_that_is_none_and_names_package_and_value()
    {
        Assert.NotEqual(0, story.Misversioned.ExitCode);
        Assert.Contains(
            story.Misversioned.Errors,
            error => error.Contains($"{ToyRepository.EngineId} is 'newest'; allowed: a version such as 1.30.0", StringComparison.Ordinal));
    }

    [Fact]
    public void Fails_without_a_restore_too()
    {
        Assert.NotEqual(0, story.Unrestored.ExitCode);
        Assert.Contains(story.Unrestored.Errors, error => error.Contains(ToyRepository.EngineId, StringComparison.Ordinal));
    }

    [Fact]
    public void Builds_when_nothing_is_missing()
    {
        Assert.True(story.Complete.IsClean, story.Complete.Output);
        Assert.True(story.Complete.Board!.HasReal);
    }

    [Fact]
    public async Task Names_the_missing_where_NuGet_speaks_another_language()
    {
        using var machine = new ToyMachine();
        machine.Environment["DOTNET_CLI_UI_LANGUAGE"] = "de";
        machine.Feed.AddPinned(Gpio);

        ToyBuild build = await new ToyRepository(machine).Restore(ToyRepository.Board, "-p:OptionalPackages=require");

        AssertNamesMissing(build, Bindings);
    }

    private static void AssertNamesMissing(ToyBuild build, params string[] ids)
    {
        string errors = string.Join('\n', build.Errors.Where(error => error.Contains("MBRL0001", StringComparison.Ordinal)));

        Assert.NotEqual(0, build.ExitCode);
        Assert.All(ids, id => Assert.Contains($"{id} {PinnedVersion.Of(id)}", errors, StringComparison.Ordinal));
        Assert.Contains("no NuGet source of this machine has it", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Gpio, errors, StringComparison.Ordinal);
    }
}
