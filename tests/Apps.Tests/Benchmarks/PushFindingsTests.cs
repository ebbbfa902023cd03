using System.Linq;
using MbRlRobot.Benchmarks.Push;
using MbRlRobot.Benchmarks.Running;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class PushFindingsTests
{
    private static readonly ModelPush Good = new(2, Transferred: 0.1, Staged: 1.5, Shadowed: double.NaN, Running: 1.8, Failure: null);
    private static readonly Stretch Calm = new(Ticks: 100, Overruns: 0, MissedPeriods: 0, LatePlans: 0, LongestPeriod: 41);

    [Fact]
    public void Is_content_with_a_push_that_was_fast_and_disturbed_nothing() => Assert.Empty(Missed(Of([Good], Calm, Calm)));

    [Theory]
    [InlineData(2.1)]
    [InlineData(double.NaN)]
    public void Judges_the_slowest_push_and_one_that_never_came_to_be_staged(double staged) => Assert.Equal(
        ["published to verified and staged, the slowest"], Missed(Of([Good, Good with { Staged = staged }, Good], Calm, Calm)));

    [Fact]
    public void Names_a_model_that_did_not_drive()
    {
        Findings findings = Of([Good, Good with { Version = 3, Failure = "too slow" }], Calm, Calm);
        Assert.Equal(["models that drove the robot, and passed their trial"], Missed(findings));
        Assert.Contains("Model 3: too slow", findings.Notes);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(2, 6, true)]
    [InlineData(2, 7, false)]
    public void Allows_overruns_as_without_pushes_and_what_chance_adds(long without, long with, bool isMet)
    {
        Findings findings = Of([Good], Calm with { Overruns = with }, Calm with { Overruns = without });
        Assert.Equal(isMet ? [] : ["overruns with pushes"], Missed(findings));
    }

    [Fact]
    public void Adds_stretches_and_keeps_the_longest_period() => Assert.Equal(
        new Stretch(200, 3, 4, 5, 80), Calm + new Stretch(100, 3, 4, 5, 80));

    private static Findings Of(ModelPush[] pushes, Stretch with, Stretch without)
    {
        Findings findings = new();
        PushFindings.Tell(new PushOutcome(3_100_000, pushes, with, without, PlanMilliseconds: 5), findings);
        return findings;
    }

    private static string[] Missed(Findings findings) => [.. findings.Goals.Where(goal => !goal.IsMet).Select(goal => goal.What)];
}
