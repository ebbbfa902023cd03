using Xunit;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

public sealed class PresentTests(PresentStory story) : IClassFixture<PresentStory>
{
    [Fact]
    public void Finds_packages_that_a_source_has_got_since_the_last_build()
    {
        Assert.False(story.Before.Engine!.HasReal);
        AssertReal(story.Present);
    }

    [Fact]
    public void Rebuilds_without_source_and_without_asking()
    {
        AssertReal(story.Rebuilt);
        Assert.Equal(0, story.Rebuilt.Probes);
    }

    [Fact]
    public void Builds_anew_from_downloaded_packages_alone() => AssertReal(story.Anew);

    [Fact]
    public void Leaves_packages_out_that_are_not_wanted_and_does_not_ask_for_them()
    {
        Assert.True(story.Unwanted.IsClean, story.Unwanted.Output);
        Assert.False(story.Unwanted.Engine!.HasReal);
        Assert.Empty(story.Unwanted.Notices);
        Assert.Equal(0, story.Unwanted.Probes);
    }

    [Fact]
    public void Goes_back_when_packages_and_source_are_gone()
    {
        Assert.True(story.After.IsClean, story.After.Output);
        Assert.False(story.After.Engine!.HasReal);
        _ = Assert.Single(story.After.Notices);
    }

    private static void AssertReal(ToyBuild build)
    {
        Assert.True(build.IsClean, build.Output);
        Assert.True(build.Engine!.HasReal);
        Assert.Empty(build.Notices);
    }
}
