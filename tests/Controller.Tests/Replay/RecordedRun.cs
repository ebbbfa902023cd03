using System;
using System.IO;
using System.Linq;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Controller.Tests.Recording;
using MbRlRobot.Dynamics;
using MbRlRobot.Following;
using MbRlRobot.Loop;
using MbRlRobot.Onnx;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Replay;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Replay;

/// <summary>
/// Two episodes of a robot in lockstep, recorded and on the disk: the first explores for two steps and plans then, in as many
/// iterations as its deadlines allow, and changes its model in its midst; the second follows plans for two steps each.
/// </summary>
internal sealed class RecordedRun : IDisposable, ILoopClock
{
    public const int Steps = 12;
    private const ulong Seed = 31;
    private readonly Scratch _scratch = new();
    private readonly BuiltInRolloutEngine[] _engines;
    private readonly ulong[] _ids;
    private long _looks;

    public RecordedRun(int capacity = 256)
    {
        Robot = Read();
        byte[][] models = [Model(version: 1), Model(version: 2)];
        _ids = [.. models.Select(bytes => ModelFileId.Of(bytes))];
        _engines = [.. models.Select(bytes => BuiltInRolloutEngine.Create(
            new RolloutSetup(Robot, bytes, PlannerFactory.MaximumCandidates(Robot.Planner), 1, new System.Collections.Generic.Dictionary<string, string>())))];
        RingFolder rings = new("robot-1", _scratch.At("rings"));
        VirtualLoopClock clock = new();
        ScriptedIo io = new(clock);
        SegmentLogOptions options = new(TimeSpan.Zero, 1L << 30, TimeSpan.FromDays(1));
        using SegmentLog log = SegmentLog.Open(Log, "robot-1", options, _ => { });
        using RingCopier copier = new(rings, log, _ => { });
        using RecordRing ring = rings.Create(RecordSource.Of(Robot, "robot-1", 5, io.Channels), capacity);
        TransitionRecorder recorder = new(ring, Seed);
        LockstepRobot robot = new(Robot, io, clock) { Observer = recorder };
        Anytime(robot, recorder);
        Follow(robot, recorder);
        Assert.Equal(0, recorder.Malformed);
        copier.Copy();
    }

    public RobotDescription Robot { get; }

    public string Log => _scratch.At("log");

    public string Models => _scratch.At("models");

    /// <summary>A clock that moves on whenever the planner looks: deadlines end decisions in the same place each time.</summary>
    public long NowNanoseconds => ++_looks;

    public RecordedEpisode[] Episodes() => [.. new RecordedLog(Log).Episodes().Where(episode => episode.Number >= 0)];

    public ModelShelf Shelf() => new(Robot, Models, BuiltInRolloutEngine.Create);

    public void SleepUntil(long deadlineNanoseconds)
    {
    }

    public void Dispose()
    {
        Array.ForEach(_engines, engine => engine.Dispose());
        _scratch.Dispose();
    }

    private static RobotDescription Read()
    {
        RobotDescription robot = LoopRobots.Read();
        return robot with
        {
            Planner = robot.Planner with { Horizon = 6, Population = 12, Elites = 3, Iterations = 3, Particles = 5, ReplanEverySteps = 2 },
            Model = robot.Model with { Hidden = [8] },
        };
    }

    private byte[] Model(ulong version)
    {
        EnsembleModel drawn = RandomEnsemble.Of(Robot, version);
        EnsembleModel model = new(drawn.Type, drawn.SchemaHash, version, drawn.Members, drawn.ResidualLogVariance.ToArray());
        byte[] bytes = OnnxModelWriter.Write(model, Robot);
        string folder = Directory.CreateDirectory(Path.Combine(Models, $"{version}")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "dynamics.onnx"), bytes);
        return bytes;
    }

    private void Anytime(LockstepRobot robot, TransitionRecorder recorder)
    {
        IPlanner planner = PlannerFactory.Create(Robot, _engines[0], Seed, this);
        recorder.SwapModel(1, _ids[0]);
        robot.Reset([0.25, -0.5], [0.1]);
        recorder.StartEpisode(0, isExploring: false, robot.State, robot.Parameters);
        float[] sequence = new float[planner.Horizon];
        for (int step = 0; step < Steps; step++)
        {
            bool isPlanned = step >= 2;
            if (step == 7)
            {
                planner.Engine = _engines[1];
                recorder.SwapModel(2, _ids[1]);
            }

            if (isPlanned)
            {
                PlanRequest request = new(
                    robot.State, robot.Action, robot.Parameters, (float)robot.TimeSeconds, (ulong)step, step == 2 ? 0 : 1, _looks + 1 + (step % 3));
                recorder.Decided(request, planner.Plan(request, sequence), sequence, 0);
            }

            float[] action = isPlanned ? [sequence[0]] : [MathF.Sin(step)];
            Act(robot, recorder, action, isPlanned ? (ulong)step : 0, isPlanned ? 0 : StepRecord.NoPlan);
        }

        recorder.EndEpisode(EpisodeEnd.StepLimit, 1.5);
    }

    private void Follow(LockstepRobot robot, TransitionRecorder recorder)
    {
        IPlanner planner = PlannerFactory.Create(Robot, _engines[1], Seed, this);
        PlanFollower follower = new(planner, Robot) { Observer = recorder };
        robot.Reset([-0.25, 0.5], [-0.1]);
        follower.Reset();
        recorder.StartEpisode(1, isExploring: false, robot.State, robot.Parameters);
        float[] action = new float[1];
        for (int step = 0; step < Steps; step++)
        {
            follower.Act(robot, (ulong)(100 + step), action);
            Act(robot, recorder, action, follower.Origin.PlanTick, follower.Origin.PlanStep);
        }

        recorder.EndEpisode(EpisodeEnd.Command, double.NaN);
    }

    private static void Act(LockstepRobot robot, TransitionRecorder recorder, float[] action, ulong tick, int planStep)
    {
        long stamp = robot.NowNanoseconds;
        StepOutcome outcome = robot.Step(action);
        recorder.Record(new StepRecord
        {
            Step = robot.Steps - 1,
            TimeNanoseconds = stamp,
            DtSeconds = (robot.NowNanoseconds - stamp) * 1e-9,
            State = robot.LastState,
            Action = robot.Action,
            NextState = robot.State,
            Parameters = robot.Parameters,
            Reward = (float)outcome.Reward,
            Flags = outcome.IsSaturated ? TransitionFlags.Saturated : TransitionFlags.None,
            PlanTick = tick,
            PlanStep = planStep,
        });
    }
}
