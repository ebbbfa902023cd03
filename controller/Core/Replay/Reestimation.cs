using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using MbRlRobot.Estimation;
using MbRlRobot.Loop;
using MbRlRobot.Numerics;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Replay;

/// <summary>
/// Makes transitions again from the readings of the channels: with the estimator of today, or of a robot.json with other filters.
/// Rewards are judged again, with the task of today; actions, times and flags stay.
/// </summary>
/// <param name="robot">The robot.</param>
public sealed class Reestimation(RobotDescription robot)
{
    private readonly TaskJudge _judge = new(robot);

    /// <summary>Estimates an episode again.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>The transitions, and how they differ.</returns>
    /// <exception cref="InvalidDataException">The log has not the robot's states, actions, parameters or channels.</exception>
    public ReestimationResult Run(RecordedEpisode episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        ThrowIfOtherShape(episode.Source.Schema);
        if (episode.Obstacle is { } obstacle)
        {
            return new ReestimationResult([], 0, -1, new float[robot.State.Count], 0, obstacle);
        }

        StateEstimator estimator = new(robot, episode.Source.Channels);
        Reading start = episode.Start!.Reading;
        estimator.Reset(start.Channels.Span, start.StampNanoseconds);
        return Compare(episode, Estimate(episode, estimator));
    }

    private List<Transition> Estimate(RecordedEpisode episode, StateEstimator estimator)
    {
        List<Transition> rows = [];
        float[] previous = new float[robot.Action.Count];
        foreach (LoggedStep step in episode.Steps)
        {
            float[] state = estimator.State.ToArray();
            foreach (Reading reading in step.Readings)
            {
                estimator.Update(reading.Channels.Span, reading.StampNanoseconds);
            }

            Transition was = step.Transition;
            estimator.Shift(was.Action.Span);
            double reward = _judge.Judge(
                state, was.Action.Span, previous, estimator.State, was.Parameters.Span, was.Step * robot.ControlPeriod, out _);
            rows.Add(was with { State = state, NextState = estimator.State.ToArray(), Reward = (float)reward });
            was.Action.Span.CopyTo(previous);
        }

        return rows;
    }

    private ReestimationResult Compare(RecordedEpisode episode, List<Transition> rows)
    {
        float[] largest = new float[robot.State.Count];
        (int differing, int first) = (0, -1);
        for (int row = 0; row < rows.Count; row++)
        {
            Transition was = episode.Steps[row].Transition;
            if (!IsSame(was.State, rows[row].State) || !IsSame(was.NextState, rows[row].NextState))
            {
                first = first < 0 ? was.Step : first;
                differing++;
                Widen(largest, was.State.Span, rows[row].State.Span);
                Widen(largest, was.NextState.Span, rows[row].NextState.Span);
            }
        }

        return new ReestimationResult(
            rows, differing, first, largest, episode.Steps.Sum(step => step.MissedReadings), null);
    }

    private void Widen(float[] largest, ReadOnlySpan<float> recorded, ReadOnlySpan<float> now)
    {
        for (int state = 0; state < largest.Length; state++)
        {
            float difference = now[state] - recorded[state];
            difference = robot.State[state].Kind == StateKind.Angle ? Angles.Wrap(difference) : difference;
            largest[state] = MathF.Max(largest[state], MathF.Abs(difference));
        }
    }

    private static bool IsSame(ReadOnlyMemory<float> left, ReadOnlyMemory<float> right) =>
        MemoryMarshal.AsBytes(left.Span).SequenceEqual(MemoryMarshal.AsBytes(right.Span));

    /// <summary>Not the hash: another filter, which is why one estimates again, gives another one.</summary>
    private void ThrowIfOtherShape(TransitionSchema schema)
    {
        TransitionSchema own = RobotSchema.Of(robot);
        (int, int, int) recorded = (schema.StateDimension, schema.ActionDimension, schema.ParameterDimension);
        (int, int, int) now = (own.StateDimension, own.ActionDimension, own.ParameterDimension);
        if (recorded != now)
        {
            throw new InvalidDataException(
                $"The log has (states, actions, parameters) {recorded}; the robot description has {now}.");
        }
    }
}
