using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Robots;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>Fits that a user asks for.</summary>
public sealed class RefitTests
{
    /// <summary>A robot whose own policy never asks for a fit.</summary>
    private static readonly RobotDescription Patient = LinearMotion.Robot(("$.training.refitPerEpisode", "false"));

    [Fact]
    public async Task Fits_what_is_stored_when_a_user_asks_and_once_for_each_request()
    {
        await using ServiceBench bench = await ServiceBench.Start(true, Patient);
        await using ScriptedRobot robot = await Driven(bench, episodes: 2);
        Assert.Empty(bench.Fitter.Requests);
        bench.Refit.Ask();
        Assert.Equal(1UL, robot.Offered().Version);
        ServiceBench.Await(() => !bench.Refit.IsWaiting);
        bench.Refit.Ask();
        Assert.Equal(2UL, robot.Offered().Version);
        ServiceBench.Await(() => !bench.Refit.IsWaiting);
        Assert.Equal([(80, false), (80, true)], bench.Fitter.Requests.Select(each => (each.Rows, each.IsWarm)));
    }

    [Fact]
    public async Task Fits_again_for_a_request_that_came_during_the_fit_of_another()
    {
        await using ServiceBench bench = await ServiceBench.Start(true, Patient);
        await using ScriptedRobot robot = await Driven(bench, episodes: 1);
        bench.Fitter.Hold();
        bench.Refit.Ask();
        ServiceBench.Await(() => bench.Fitter.Requests.Count == 1);
        bench.Refit.Ask();
        bench.Refit.Ask();
        bench.Fitter.Release();
        while (robot.Offered().Version != 2)
        {
            // a robot is offered the champion of the moment: the first one only where the second fit takes longer than a look
        }

        ServiceBench.Await(() => !bench.Refit.IsWaiting);
        Assert.Equal(2, bench.Fitter.Requests.Count);
    }

    [Fact]
    public async Task Keeps_a_request_over_a_stop_during_its_fit()
    {
        await using ServiceBench bench = await ServiceBench.Start(true, Patient);
        await using ScriptedRobot robot = await Driven(bench, episodes: 1);
        bench.Fitter.Hold();
        bench.Refit.Ask();
        ServiceBench.Await(() => bench.Fitter.Requests.Count == 1);
        await bench.Stop();
        Assert.True(bench.Refit.IsWaiting);
        bench.Fitter.Release();
        await bench.Start();
        Assert.Equal(1UL, robot.Offered().Version);
        ServiceBench.Await(() => !bench.Refit.IsWaiting);
    }

    [Fact]
    public async Task Says_how_many_rows_are_missing_and_forgets_the_request()
    {
        await using ServiceBench bench = await ServiceBench.Start(true, Patient);
        bench.Refit.Ask();
        ServiceBench.Await(() => !bench.Refit.IsWaiting && bench.Service.View.Types[0].Fault is not null);
        Assert.Equal(
            "a refit was asked for, but there are 0 usable rows, and a fit takes 23 or more", bench.Service.View.Types[0].Fault);
        Assert.Empty(bench.Fitter.Requests);
    }

    [Fact]
    public async Task A_fit_that_was_due_anyway_settles_a_request()
    {
        await using ServiceBench bench = await ServiceBench.Start(isStarted: false);
        _ = bench.Registry();
        bench.Refit.Ask();
        bench.Store.Append([TransitionBatch.Of(
            RobotSchema.Of(LinearMotion.Robot()), LinearMotion.Episode("r1", 0))]);
        await bench.Start();
        ServiceBench.Await(() => !bench.Refit.IsWaiting);
        ServiceBench.Await(() => bench.Service.View.Types[0].LastFit is not null);
        Assert.Single(bench.Fitter.Requests);
    }

    private static async Task<ScriptedRobot> Driven(ServiceBench bench, int episodes)
    {
        ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1", Patient);
        await robot.Born();
        for (int episode = 0; episode < episodes; episode++)
        {
            await robot.Drive(episode);
        }

        ServiceBench.Await(() => bench.Service.View.Types[0].Rows == episodes * LinearMotion.Steps);
        return robot;
    }
}
