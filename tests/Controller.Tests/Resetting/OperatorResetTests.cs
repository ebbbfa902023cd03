using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Resetting;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using Xunit;

namespace MbRlRobot.Controller.Tests.Resetting;

public sealed class OperatorResetTests
{
    private const long Second = 1_000_000_000;

    private readonly RobotDescription _robot = LoopRobots.Read();

    [Fact]
    public void Waits_until_somebody_confirms()
    {
        OperatorReset reset = Begun();
        Assert.Equal(ResetProgress.Working, reset.Tick([0, 0, 0], Second));
        Assert.Null(reset.Confirm());
        Assert.Equal("it is armed already", reset.Confirm());
        Assert.Equal(ResetProgress.Done, reset.Tick([0, 0, 0], 2 * Second));
        Assert.Equal("it is armed already", reset.Confirm());
    }

    [Fact]
    public void Does_not_take_the_word_of_somebody_for_a_place_outside_the_limits()
    {
        OperatorReset reset = Begun();
        _ = reset.Tick([1.25f, 0, 0], Second);
        Assert.Equal("it is not in place: position is 1.25 m; allowed: [-1.1, 1.1]", reset.Confirm());
        _ = reset.Tick([1, 0, 0], 2 * Second);
        Assert.Null(reset.Confirm());
    }

    [Fact]
    public void Does_not_count_a_confirmation_of_before()
    {
        OperatorReset reset = Begun();
        Assert.Equal("it is armed already", reset.Confirm());
        _ = reset.Tick([0, 0, 0], Second);
        Assert.Null(reset.Confirm());
        _ = reset.Begin(2, 2 * Second, new float[1]);
        Assert.Equal(ResetProgress.Working, reset.Tick([0, 0, 0], 3 * Second));
    }

    [Fact]
    public void Fails_where_nobody_comes()
    {
        OperatorReset reset = Begun();
        Assert.Equal(ResetProgress.Failed, reset.Tick([0, 0, 0], 5 * Second));
    }

    [Fact]
    public void Is_confirmed_before_each_episode_by_arming_once_more()
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Limits = new LoopLimits(2, 60, IsLockstep: true),
            ResetOf = (robot, _) => new OperatorReset(robot, timeoutSeconds: 20),
        });
        rig.Tick();
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
        for (int episode = 0; episode < 2; episode++)
        {
            rig.TickUntil(status => status.Phase == LoopPhase.Resetting);
            rig.Io.Reset([0, 0]);
            rig.Tick(50);
            Assert.Equal((episode - 1, LoopPhase.Resetting), (rig.Loop.Status.Episode, rig.Loop.Status.Phase));
            Assert.False(rig.Io.IsEnabled);
            Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
            rig.TickUntil(status => status.SessionEpisodes == episode + 1);
        }

        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        Assert.Equal(SessionEnd.Episodes, rig.Loop.Status.SessionEnd);
    }

    [Fact]
    public void Is_not_confirmed_from_far_away_unless_robot_json_allows_arming_from_there()
    {
        using LoopRig rig = new(new LoopRigOptions { ResetOf = (robot, _) => new OperatorReset(robot, timeoutSeconds: 20) });
        rig.Tick(10);
        Assert.Equal(CommandOutcome.NotAllowed, rig.Ask(CommandKind.Arm, CommandOrigin.Link)!.Outcome);
        Assert.Equal(LoopPhase.Resetting, rig.Loop.Status.Phase);
    }

    private OperatorReset Begun()
    {
        OperatorReset reset = new(_robot, timeoutSeconds: 5);
        Assert.Equal(ResetProgress.Working, reset.Begin(1, 0, new float[1]));
        return reset;
    }
}
