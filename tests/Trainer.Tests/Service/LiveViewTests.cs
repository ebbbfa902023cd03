using System.Collections.Generic;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Service;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>What a trainer shows of a robot that runs.</summary>
public sealed class LiveViewTests
{
    private static readonly RobotStatus Active = new(true, 1, [], LifecycleState.Active);

    [Fact]
    public async Task Shows_what_telemetry_says_of_an_active_robot()
    {
        await using ServiceBench bench = await ServiceBench.Start();
        await using ScriptedRobot robot = await ScriptedRobot.Connect(bench, "r1");
        await robot.Send(TopicKind.Status, PayloadJson.Write(Active));
        await robot.Send(TopicKind.Telemetry, PayloadJson.Write(Telemetry(step: 7) with
        {
            Plan = new PlanTelemetry(8.5, 12, 3, 90, 0.5, 4, 0),
            Loop = new LoopTelemetry(10, 11.5, 12, 2, 30, 1, 6, 0),
        }));
        ServiceBench.Await(() => bench.Service.View.Robots is [{ Live: not null }]);
        Assert.Equal(new LiveView(2, 7, 8.5, 12, 4, 11.5, 6), bench.Robot("r1").Live);
        await robot.Send(TopicKind.Telemetry, PayloadJson.Write(Telemetry(step: 8)));
        ServiceBench.Await(() => bench.Robot("r1").Live!.Step == 8);
        Assert.Equal(new LiveView(2, 8), bench.Robot("r1").Live);
    }

    [Fact]
    public void Forgets_telemetry_when_the_robot_rests_and_believes_none_that_comes_late()
    {
        Fleet fleet = new();
        fleet.TakeTelemetry("r1", Telemetry(step: 1));
        Assert.Null(Assert.Single(fleet.Robots).Live);
        fleet.TakeStatus("r1", Active);
        fleet.TakeTelemetry("r1", Telemetry(step: 2));
        Assert.Equal(2, Assert.Single(fleet.Robots).Live!.Step);
        fleet.TakeStatus("r1", Active with { State = LifecycleState.Fault, Faults = [new RobotFault("sensorStale", "encoder 1")] });
        fleet.TakeTelemetry("r1", Telemetry(step: 3));
        RobotView robot = Assert.Single(fleet.Robots);
        Assert.Equal((LifecycleState.Fault, "sensorStale", null), (robot.State, robot.Fault, robot.Live));
        fleet.TakeStatus("r1", RobotStatus.Offline(1));
        robot = Assert.Single(fleet.Robots);
        Assert.Equal((false, null, null), (robot.IsOnline, robot.State, robot.Fault));
    }

    private static RobotTelemetry Telemetry(int step)
    {
        Dictionary<string, double> none = [];
        return new RobotTelemetry(1, 2, step, none, none, none);
    }
}
