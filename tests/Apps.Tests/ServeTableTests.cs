using System.Collections.Generic;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Service;
using MbRlRobot.TrainerApp.Serve;
using Xunit;

namespace MbRlRobot.Apps.Tests;

public sealed class ServeTableTests
{
    private static readonly FitView Passed = new(4, null, 500, 60, 1.25, true, [-1, -2], [0.5, 0.25]);

    [Theory]
    [InlineData(null, null, null, "-")]
    [InlineData(false, null, null, "offline")]
    [InlineData(true, LifecycleState.Inactive, null, "inactive")]
    [InlineData(true, LifecycleState.Fault, "sensorStale", "sensorStale")]
    public void Tells_the_state_of_a_robot_or_its_fault(bool? isOnline, LifecycleState? state, string? fault, string told) =>
        Assert.Contains($"cart   {told}  ", Draw(new RobotView("r1", "cart", isOnline, state, fault)));

    [Fact]
    public void Tells_how_an_episode_goes_and_what_became_of_models()
    {
        RobotView robot = new(
            "r1", "cart", true, LifecycleState.Active, null, new LiveView(3, 120, 8.46, 40, 0, 41, 5), null, 3, 4,
            new ModelResult(4, ModelStage.Refused, ModelRefusal.Golden, 3, 3, "row 3"), 17, 178.25);
        string row = Draw(robot);
        Assert.Contains("active   120    8.5       5        17         178.2", row);
        Assert.Contains("3      4         4 Refused: Golden", row);
    }

    [Fact]
    public void Tells_why_a_robot_is_not_served() =>
        Assert.Contains("its type, 'x', is not served", Draw(new RobotView("r1", "x", true, Problem: "its type, 'x', is not served")));

    [Theory]
    [InlineData(false, 0.0, "no fit yet")]
    [InlineData(true, 0.5, "fitting, 50 %")]
    [InlineData(true, 1.0, "its gates are under way")]
    public void Tells_how_far_a_fit_is(bool isFitting, double share, string told) =>
        Assert.EndsWith(told, ServeTable.Describe(new TypeView("cart", 500, isFitting, share)), System.StringComparison.Ordinal);

    [Fact]
    public void Tells_what_the_last_fit_came_to()
    {
        Assert.Equal(
            "cart: 500 usable rows, champion 4, version 4 of 500 rows in 1.2 s, holdout NLL -3, RMSE 0.5 0.25, passed",
            ServeTable.Describe(new TypeView("cart", 500, Champion: 4, LastFit: Passed)));
        TypeView refused = new("cart", 500, Champion: 3, LastFit: Passed with { Refusal = "drift: 3 against 2, worse", HoldoutRows = 0 });
        Assert.EndsWith("nothing held out, refused by drift: 3 against 2, worse", ServeTable.Describe(refused), System.StringComparison.Ordinal);
    }

    private static string Draw(RobotView robot)
    {
        using StringWriter output = new();
        Terminal.On(output).Write(ServeTable.Of(new ServiceView(
            [], [robot], new IngestStatistics([], 0, 0, null, Strangers: 0), null, new Dictionary<TopicKind, long>())));
        return output.ToString();
    }
}
