using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Exploration;
using MbRlRobot.Following;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>Runs episodes in lockstep: explores or plans, acts, records.</summary>
/// <param name="options">The run.</param>
/// <param name="seeds">Its seeds.</param>
/// <param name="robot">The robot.</param>
/// <param name="observer">Told of every step.</param>
internal sealed class EpisodeRunner(RunOptions options, RunSeeds seeds, LockstepRobot robot, IRunObserver observer)
{
    private readonly Explorer _explorer = new(options.Robot);
    private readonly float[] _action = new float[options.Robot.Action.Count];
    private PlanFollower? _plans;

    /// <summary>Runs one episode.</summary>
    /// <param name="episode">Which, from 0.</param>
    /// <param name="firstSequence">The sequence of its first row.</param>
    /// <param name="planner">What plans; null explores.</param>
    /// <param name="version">The model's version, asked at every step.</param>
    /// <param name="onRow">Takes every row as it comes, and whether it is the last: time passes only when it returns.</param>
    /// <param name="cancellation">Ends the episode early, but not before its first step.</param>
    /// <returns>The episode.</returns>
    public EpisodeResult Run(
        int episode,
        ulong firstSequence,
        IPlanner? planner,
        Func<ulong> version,
        Action<Transition, bool> onRow,
        CancellationToken cancellation)
    {
        Start(episode, planner);
        EpisodeRecord record = new(options.Robot.Type, seeds.Epoch, firstSequence, episode);
        List<double> planMilliseconds = [];
        double sum = 0;
        bool isOver = false;
        do
        {
            TransitionFlags flags = Choose(planner, firstSequence + (ulong)robot.Steps);
            long stamp = robot.NowNanoseconds;
            StepOutcome outcome = robot.Step(_action);
            isOver = IsOver(outcome, ref flags);
            Transition row = record.Add(robot, stamp, outcome, flags, planner is null ? 0 : version());
            sum += outcome.Reward;
            Tell(episode, sum, planMilliseconds);
            Warn(outcome, episode);
            onRow(row, isOver);
        }
        while (!isOver && !cancellation.IsCancellationRequested);

        robot.Stop();
        sum += record.Rows[^1].Flags.HasAny(TransitionFlags.Done) ? RemainingReward() : 0;
        return new EpisodeResult(record.Rows, sum, planMilliseconds, robot.IsSuccess(), isOver);
    }

    private void Start(int episode, IPlanner? planner)
    {
        double[] start = new double[options.Robot.State.Count(state => state.Role.IsLearned)];
        double[] parameters = new double[options.Robot.Parameters.Count];
        EpisodeStart.Draw(options.Robot, seeds.Start(episode), start, parameters);
        robot.Reset(start, parameters);
        _explorer.Start(seeds.Exploration(episode));
        _plans = planner is null ? null : new PlanFollower(planner, options.Robot);
        _plans?.Reset();
        observer.EpisodeStarted(episode, planner is null);
    }

    private TransitionFlags Choose(IPlanner? planner, ulong tick)
    {
        if (planner is null)
        {
            _explorer.Act(robot.Steps, _action);
            return TransitionFlags.Exploring;
        }

        _plans!.Act(robot, tick, _action);
        return _plans.IsFallback ? TransitionFlags.Fallback : TransitionFlags.None;
    }

    private bool IsOver(in StepOutcome outcome, ref TransitionFlags flags)
    {
        if (outcome.IsDone)
        {
            return true;
        }

        bool isTruncated = outcome.LeftLimits >= 0 || robot.Steps >= options.Robot.Task.EpisodeSteps;
        flags |= isTruncated ? TransitionFlags.Truncated : TransitionFlags.None;
        return isTruncated;
    }

    private void Tell(int episode, double sum, List<double> planMilliseconds)
    {
        double milliseconds = _plans?.LastPlanMilliseconds ?? double.NaN;
        if (double.IsFinite(milliseconds))
        {
            planMilliseconds.Add(milliseconds);
        }

        int notFinite = double.IsFinite(milliseconds) ? _plans!.LastPlan.NonFinite : 0;
        observer.StepTaken(new RunStep(episode, robot.Steps - 1, sum, milliseconds, notFinite));
    }

    private void Warn(in StepOutcome outcome, int episode)
    {
        string place = $"episode {episode + 1}, step {robot.Steps}";
        if (!double.IsFinite(outcome.Reward))
        {
            observer.Warned($"{place}: the reward is {outcome.Reward}, not a finite number: {options.Robot.Task.Reward}");
        }

        if (outcome.LeftLimits >= 0)
        {
            StateDescription state = options.Robot.State[outcome.LeftLimits];
            observer.Warned(FormattableString.Invariant(
                $"{place}: {state.Name} = {robot.State[outcome.LeftLimits]:g4} {state.Unit} left its limits {state.Limits}: the episode ends"));
        }
    }

    private double RemainingReward() =>
        (options.Robot.Task.EpisodeSteps - robot.Steps) * (options.Robot.Task.DoneReward ?? 0);
}
