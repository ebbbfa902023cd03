using System;
using System.Collections.Generic;
using System.Threading;
using MbRlRobot.Exploration;
using MbRlRobot.Following;
using MbRlRobot.Lab.Oracle;
using MbRlRobot.Loop;
using MbRlRobot.Numerics;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>Runs a robot from given starts without learning, each time a whole episode.</summary>
/// <param name="robot">The robot.</param>
/// <param name="seed">Fixes what planners and exploration draw.</param>
/// <param name="cancellation">Stops between steps.</param>
public sealed class Course(LabRobot robot, ulong seed, CancellationToken cancellation)
{
    private readonly RobotDescription _robot = robot.Description;

    /// <summary>When plans take effect; at once unless set.</summary>
    public PlanTiming Timing { get; init; } = new();

    /// <summary>Plans through the true dynamics.</summary>
    /// <param name="starts">Where the episodes start.</param>
    /// <returns>An outcome for each start.</returns>
    public CourseOutcome[] Oracle(CourseStart[] starts)
    {
        using OracleRolloutEngine engine = new(
            _robot, robot.Folder, robot.IoFactory, PlannerFactory.MaximumCandidates(_robot.Planner), threads: 1);
        return Planned(engine, starts);
    }

    /// <summary>Plans through a learned model that stays as it is.</summary>
    /// <param name="model">The model file.</param>
    /// <param name="starts">Where the episodes start.</param>
    /// <returns>An outcome for each start.</returns>
    public CourseOutcome[] Learned(byte[] model, CourseStart[] starts)
    {
        int candidates = PlannerFactory.MaximumCandidates(_robot.Planner);
        RolloutSetup setup = new(_robot, model, candidates, Threads: 1, new Dictionary<string, string>());
        using IRolloutEngine engine = LabRobot.Adapters.RolloutEngines.Find("builtin")(setup);
        return Planned(engine, starts);
    }

    /// <summary>Acts at random: every action of every step uniform within its limits.</summary>
    /// <param name="starts">Where the episodes start.</param>
    /// <returns>An outcome for each start.</returns>
    public CourseOutcome[] Random(CourseStart[] starts)
    {
        Explorer explorer = new(_robot with { Exploration = new ExplorationDescription(ExplorationKind.White) });
        Philox seeds = new(seed);
        return Run(
            starts,
            start => explorer.Start(seeds.Derive((ulong)start)),
            (lockstep, _, action) => explorer.Act(lockstep.Steps, action));
    }

    private CourseOutcome[] Planned(IRolloutEngine engine, CourseStart[] starts)
    {
        IPlanner planner = PlannerFactory.Create(_robot, engine, seed, new VirtualLoopClock());
        using InlinePlanRunner runner = new();
        PlanFollower follower = new(planner, _robot, Timing, runner);
        return Run(starts, _ => follower.Reset(), follower.Act);
    }

    private CourseOutcome[] Run(CourseStart[] starts, Action<int> begin, Actor act)
    {
        VirtualLoopClock clock = new();
        using var io = (ISimulatedIo)robot.IoFactory(_robot, robot.Folder, clock);
        LockstepRobot lockstep = new(_robot, io, clock);
        CourseOutcome[] outcomes = new CourseOutcome[starts.Length];
        ulong tick = 0;
        for (int start = 0; start < starts.Length; start++)
        {
            lockstep.Reset(starts[start].States, starts[start].Parameters);
            begin(start);
            double sum = Episode(lockstep, act, ref tick);
            outcomes[start] = new CourseOutcome(sum, lockstep.IsSuccess());
            lockstep.Stop();
        }

        return outcomes;
    }

    private double Episode(LockstepRobot lockstep, Actor act, ref ulong tick)
    {
        float[] action = new float[_robot.Action.Count];
        double sum = 0;
        bool isOver = false;
        while (!isOver && lockstep.Steps < _robot.Task.EpisodeSteps)
        {
            cancellation.ThrowIfCancellationRequested();
            act(lockstep, tick++, action);
            StepOutcome outcome = lockstep.Step(action);
            sum += outcome.Reward;
            isOver = outcome.IsDone || outcome.LeftLimits >= 0;
        }

        return sum;
    }

    private delegate void Actor(LockstepRobot robot, ulong tick, Span<float> action);
}
