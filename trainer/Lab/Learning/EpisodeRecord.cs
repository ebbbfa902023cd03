using System;
using System.Collections.Generic;
using MbRlRobot.Loop;
using MbRlRobot.Transitions;

namespace MbRlRobot.Lab.Learning;

/// <summary>Keeps the rows of an episode.</summary>
/// <param name="robotId">The robot.</param>
/// <param name="epoch">The run's epoch.</param>
/// <param name="firstSequence">The sequence of the episode's first row.</param>
/// <param name="episode">The episode, from 0.</param>
internal sealed class EpisodeRecord(string robotId, ulong epoch, ulong firstSequence, int episode)
{
    private readonly List<Transition> _rows = [];

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<Transition> Rows => _rows;

    /// <summary>Adds the step that a robot has just made.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="stamp">When the state before was measured, on the loop's clock.</param>
    /// <param name="outcome">What came of the step.</param>
    /// <param name="flags">What else was special about it.</param>
    /// <param name="modelVersion">The model that planned it; 0 for none.</param>
    /// <returns>The row.</returns>
    public Transition Add(LockstepRobot robot, long stamp, in StepOutcome outcome, TransitionFlags flags, ulong modelVersion)
    {
        // within an episode a row's state is the next state of the row before, bit for bit
        ReadOnlyMemory<float> state = _rows.Count == 0 ? robot.LastState.ToArray() : _rows[^1].NextState;
        Transition row = new()
        {
            Id = new TransitionId(robotId, epoch, firstSequence + (ulong)_rows.Count),
            Episode = episode,
            Step = _rows.Count,
            TimeNanoseconds = stamp,
            DtSeconds = (robot.NowNanoseconds - stamp) / 1e9,
            State = state,
            Action = robot.Action.ToArray(),
            NextState = robot.State.ToArray(),
            Parameters = robot.Parameters.ToArray(),
            Reward = (float)outcome.Reward,
            Flags = flags | (outcome.IsSaturated ? TransitionFlags.Saturated : 0) | (outcome.IsDone ? TransitionFlags.Done : 0),
            ModelVersion = modelVersion,
        };
        _rows.Add(row);
        return row;
    }
}
