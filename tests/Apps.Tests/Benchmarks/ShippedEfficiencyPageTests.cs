using System;
using System.IO;
using MbRlRobot.Benchmarks.Planners;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

/// <summary>The page beside the planners is about the robots, planners and models that ship: who changes one writes it anew.</summary>
public sealed class ShippedEfficiencyPageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "controller", "Core", "Planning");
    private static readonly string Page = File.ReadAllText(Path.Combine(Folder, EfficiencyPage.Name));

    public static TheoryData<string> Robots => [.. PlannersBenchmark.UsualRobots];

    public static TheoryData<int> Candidates => [.. PlannersBenchmark.UsualCandidates];

    [Theory]
    [MemberData(nameof(Robots))]
    public void Is_about_the_planner_and_the_model_of_each_robot(string robot)
    {
        string expected = $"## {robot}\n\n{EfficiencyPage.Describe(PlannedRobot.Read(robot))}\n";
        Assert.Contains(expected, Page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Candidates))]
    public void Has_two_rows_of_each_robot_for_each_number_of_candidates(int candidates) =>
        Assert.Equal(1 + (2 * PlannersBenchmark.UsualRobots.Count), Page.Split($"\n| {candidates} | ").Length);

    [Fact]
    public void Shows_the_picture_that_is_beside_it()
    {
        Assert.Contains($"({EfficiencyPicture.Name})", Page, StringComparison.Ordinal);
        Assert.StartsWith("<svg ", File.ReadAllText(Path.Combine(Folder, EfficiencyPicture.Name)), StringComparison.Ordinal);
    }
}
