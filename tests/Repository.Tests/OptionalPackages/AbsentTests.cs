using System;
using System.Linq;
using Xunit;

namespace MbRlRobot.Repository.Tests.OptionalPackages;

public sealed class AbsentTests(AbsentStory story) : IClassFixture<AbsentStory>
{
    [Fact]
    public void Builds_from_scratch_on_four_nodes_without_warnings() => Assert.True(story.First.IsClean, story.First.Output);

    [Fact]
    public void Compiles_the_registration_alone()
    {
        Assert.False(story.First.Board!.HasReal);
        Assert.False(story.First.Engine!.HasReal);
    }

    [Fact]
    public void Tells_the_assembly_which_versions_it_would_want()
    {
        Assert.Equal(
            ToyRepository.BoardIds.ToDictionary(id => id, PinnedVersion.Of),
            story.First.Board!.Packages.ToDictionary());
        Assert.Equal(PinnedVersion.Of(ToyRepository.EngineId), story.First.Engine!.Packages[ToyRepository.EngineId]);
    }

    [Fact]
    public void Says_in_one_line_per_adapter_what_is_missing_and_what_stands_in()
    {
        string gpio = $"System.Device.Gpio {PinnedVersion.Of("System.Device.Gpio")}";
        string bindings = $"Iot.Device.Bindings {PinnedVersion.Of("Iot.Device.Bindings")}";
        string engine = $"Microsoft.ML.OnnxRuntime {PinnedVersion.Of("Microsoft.ML.OnnxRuntime")}";
        const string reason = "(no NuGet source of this machine has it)";

        Assert.Equal(
            [
                $"Toy.Board is built without {gpio}, {bindings} {reason}: a simulated board stands in.",
                $"Toy.Engine is built without {engine} {reason}: a built-in engine stands in.",
            ],
            story.First.Notices.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Asks_once_per_adapter_and_records_the_answer()
    {
        Assert.Equal(2, story.First.Probes);
        Assert.Equal(2, story.Records);
    }

    [Fact]
    public void Does_not_ask_again_but_says_so_again()
    {
        Assert.True(story.Second.IsClean, story.Second.Output);
        Assert.Equal(0, story.Second.Probes);
        Assert.Equal(story.First.Notices.Order(StringComparer.Ordinal), story.Second.Notices.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Asks_again_after_a_day()
    {
        Assert.Equal(1, story.AfterADay.Probes);
        Assert.Single(story.Toy.AbsentRecords, record => record.LastWriteTime > DateTime.Now.AddHours(-1));
    }

    [Fact]
    public void Does_not_ask_without_a_restore()
    {
        Assert.True(story.WithoutRestore.IsClean, story.WithoutRestore.Output);
        Assert.Equal(0, story.WithoutRestore.Probes);
        Assert.False(story.WithoutRestore.Engine!.HasReal);
    }
}
