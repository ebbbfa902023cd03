using System;
using System.Linq;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Recording;
using MbRlRobot.Replay;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Replay;

public sealed class ReestimationTests : IDisposable
{
    private readonly RecordedRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_same_estimator_gives_the_same_transitions_to_the_bit()
    {
        foreach (RecordedEpisode episode in _run.Episodes())
        {
            ReestimationResult result = new Reestimation(_run.Robot).Run(episode);
            Assert.Equal((0, -1, 0, null), (result.Differing, result.FirstDiffering, result.MissedReadings, result.Obstacle));
            Assert.Equal(episode.Steps.Select(step => step.Transition), result.Rows);
        }
    }

    [Fact]
    public void Another_filter_gives_other_velocities_and_rewards_judged_anew()
    {
        RobotDescription other = _run.Robot with
        {
            State = [_run.Robot.State[0], _run.Robot.State[1] with { Filter = VelocityFilter.Kalman }, _run.Robot.State[2]],
            Task = LoopRobots.Read().Task with { Reward = "velocity'" },
        };
        RecordedEpisode episode = _run.Episodes()[0];
        ReestimationResult result = new Reestimation(other).Run(episode);
        Assert.Equal((RecordedRun.Steps, 0), (result.Differing, result.FirstDiffering));
        Assert.Equal((0f, 0f), (result.Largest[0], result.Largest[2]));
        Assert.True(result.Largest[1] > 0.001f);
        Assert.All(result.Rows, row => Assert.Equal(row.NextState.Span[1], row.Reward));
        Assert.All(result.Rows.Zip(episode.Steps), pair => Assert.Equal(pair.Second.Transition.Id, pair.First.Id));
    }

    [Fact]
    public void A_changed_reading_is_found_where_it_is()
    {
        RecordedEpisode whole = _run.Episodes()[0];
        LoggedStep victim = whole.Steps[4];
        double[] channels = [.. victim.Readings[^1].Channels.Span];
        channels[1] += 0.125;
        LoggedStep changed = victim with { Readings = [.. victim.Readings.SkipLast(1), victim.Readings[^1] with { Channels = channels }] };
        RecordedEpisode episode = new(whole.Source, 0, [.. whole.Records.Select(record => record == victim ? changed : record)]);
        ReestimationResult result = new Reestimation(_run.Robot).Run(episode);
        Assert.Equal(4, result.FirstDiffering);
        Assert.Equal(0.125f, result.Largest[0], 1e-6f);
    }

    [Fact]
    public void An_episode_without_its_start_says_so()
    {
        RecordedEpisode whole = _run.Episodes()[0];
        RecordedEpisode headless = new(whole.Source, 0, [.. whole.Records.Where(record => record is not LoggedStart)]);
        Assert.Equal("its start is not in the log", new Reestimation(_run.Robot).Run(headless).Obstacle);
    }
}
