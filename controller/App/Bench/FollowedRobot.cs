using System;
using MbRlRobot.ControllerApp.Plan;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Safety;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>
/// A robot that does what its plans say, as the model's mean sees it: the planner meets the states that it meets in use,
/// and finds its last plan still warm. An episode ends when it is done, leaves its limits or is over; another begins where
/// episodes do.
/// </summary>
/// <param name="robot">The robot.</param>
/// <param name="seed">Fixes where episodes begin.</param>
internal sealed class FollowedRobot(RobotDescription robot, ulong seed)
{
    private readonly TaskJudge _judge = new(robot);
    private readonly StateEnvelope _hard = StateEnvelope.Hard(robot);
    private readonly StateEnvelope _soft = StateEnvelope.Soft(robot);
    private PlanStart _start = PlanStart.Read(robot, null, null, null, seed);
    private ulong _episode;
    private ulong _tick;
    private int _step;

    /// <summary>What the next decision starts from.</summary>
    public PlanRequest Request => new(
        _start.State,
        _start.PreviousAction,
        _start.Parameters,
        (float)(_step * robot.ControlPeriod),
        _tick,
        _step == 0 ? 0 : robot.Planner.ReplanEverySteps);

    /// <summary>Applies a plan until the next decision is due.</summary>
    /// <param name="engine">Knows the model's mean.</param>
    /// <param name="sequence">The plan: [H][da].</param>
    /// <param name="isUsable">Whether it is one.</param>
    /// <returns>Whether another episode begins.</returns>
    public bool Follow(IRolloutEngine engine, ReadOnlySpan<float> sequence, bool isUsable)
    {
        _tick++;
        bool isOver = !isUsable;
        for (int step = 0; step < robot.Planner.ReplanEverySteps && !isOver; step++)
        {
            isOver = Apply(engine, sequence.Slice(step * robot.Action.Count, robot.Action.Count));
        }

        if (isOver)
        {
            _step = 0;
            _start = PlanStart.Read(robot, null, null, null, seed + ++_episode);
        }

        return isOver;
    }

    /// <summary>Applies an action for a control period.</summary>
    private bool Apply(IRolloutEngine engine, ReadOnlySpan<float> action)
    {
        float[] next = new float[robot.State.Count];
        bool isFinite = engine.Predict(_start.ToRollout(seed: 0), action, next);
        _judge.Judge(
            _start.State, action, _start.PreviousAction, next, _start.Parameters, _step * robot.ControlPeriod, out bool isDone);
        _start = _start with { State = next, PreviousAction = action.ToArray() };
        bool hasLeft = _hard.FirstOutside(next) >= 0 || _soft.FirstOutside(next) >= 0;
        return isDone || hasLeft || !isFinite || ++_step >= robot.Task.EpisodeSteps;
    }
}
