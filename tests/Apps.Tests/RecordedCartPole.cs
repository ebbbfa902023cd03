using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Following;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit;
using MbRlRobot.Transitions;

namespace MbRlRobot.Apps.Tests;

/// <summary>A log, gone after the test: the shipped cart-pole planned a few steps through its shipped model.</summary>
internal sealed class RecordedCartPole : IDisposable
{
    public const int Steps = 4;
    private readonly TemporaryFolder _folder = new();
    private readonly VirtualLoopClock _clock = new();

    public RecordedCartPole()
    {
        string file = Path.Combine(Repository.Root, "hardware", "robots", "cartpole", "robot.json");
        RobotDescription robot = RobotFile.Read(file, PlantCatalog.Check);
        using PlantIo io = PlantCatalog.Open(robot, Path.GetDirectoryName(file)!, _clock);
        RingFolder rings = new("cart-1", At("rings"));
        using RecordRing ring = rings.Create(RecordSource.Of(robot, "cart-1", 0xABC, io.Channels), 64);
        Run(robot, io, new TransitionRecorder(ring, plannerSeed: 9));
        SegmentLogOptions options = SegmentLogOptions.Of(robot.Link);
        using SegmentLog log = SegmentLog.Open(Log, "cart-1", options, _ => { });
        using RingCopier copier = new(rings, log, _ => { });
        copier.Copy();
    }

    public string Log => At("log");

    public string At(string name) => _folder.At(name);

    public void Dispose() => _folder.Dispose();

    private void Run(RobotDescription robot, ISimulatedIo io, TransitionRecorder recorder)
    {
        byte[] model = File.ReadAllBytes(Path.Combine(Repository.Root, "models", "cartpole", "1", "dynamics.onnx"));
        using BuiltInRolloutEngine engine = BuiltInRolloutEngine.Create(new RolloutSetup(
            robot, model, PlannerFactory.MaximumCandidates(robot.Planner), 1, new Dictionary<string, string>()));
        PlanFollower follower = new(PlannerFactory.Create(robot, engine, 9, _clock), robot) { Observer = recorder };
        LockstepRobot cart = new(robot, io, _clock) { Observer = recorder };
        recorder.SwapModel(1, ModelFileId.Of(model));
        cart.Reset(new double[4], new double[robot.Parameters.Count]);
        recorder.StartEpisode(0, isExploring: false, cart.State, cart.Parameters);
        float[] action = new float[1];
        for (int step = 0; step < Steps; step++)
        {
            long stamp = cart.NowNanoseconds;
            follower.Act(cart, (ulong)step, action);
            StepOutcome outcome = cart.Step(action);
            recorder.Record(new StepRecord
            {
                Step = step,
                TimeNanoseconds = stamp,
                DtSeconds = robot.ControlPeriod,
                State = cart.LastState,
                Action = cart.Action,
                NextState = cart.State,
                Parameters = cart.Parameters,
                Reward = (float)outcome.Reward,
                Flags = TransitionFlags.None,
                ModelVersion = 1,
                PlanTick = follower.Origin.PlanTick,
                PlanStep = follower.Origin.PlanStep,
            });
        }

        recorder.EndEpisode(EpisodeEnd.StepLimit, 0.5);
    }
}
