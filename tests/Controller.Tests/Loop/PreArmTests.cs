using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class PreArmTests
{
    [Theory]
    [InlineData(null, CommandOutcome.Done, "")]
    [InlineData("nobody has measured the zero of theta", CommandOutcome.Refused, "calibration: nobody has measured the zero of theta")]
    public void Arms_only_where_what_is_known_beforehand_allows_it(string? fault, CommandOutcome outcome, string message)
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Limits = new LoopLimits(2, 60, IsLockstep: true),
            Checks = [new PreArmCheck("calibration", fault)],
        });
        rig.Tick(2);
        MailReply reply = rig.Ask(CommandKind.Arm)!;
        Assert.Equal((outcome, message), (reply.Outcome, reply.Message));
        Assert.Equal(fault is null, rig.Loop.Status.Lifecycle == LifecycleState.Active);
    }
}
