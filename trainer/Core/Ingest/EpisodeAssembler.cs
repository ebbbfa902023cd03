using System;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>
/// Joins the rows of a user's table to transitions. A row becomes one as soon as its next state and duration are known:
/// from its own columns, or from the row after it in the same episode.
/// </summary>
/// <param name="robot">The robot.</param>
/// <param name="robotId">Whose transitions they are called.</param>
/// <param name="epoch">The epoch of all of them.</param>
/// <param name="reward">Computes rewards that the table does not have, or null: 0.</param>
/// <param name="emit">Takes each transition.</param>
internal sealed class EpisodeAssembler(
    RobotDescription robot, string robotId, ulong epoch, TransitionReward? reward, Action<Transition> emit)
{
    private ImportedRow? _row;
    private Transition? _last;
    private double _elapsed;
    private int _step;

    /// <summary>The episodes so far.</summary>
    internal int Episodes { get; private set; }

    /// <summary>The transitions so far.</summary>
    internal long Transitions { get; private set; }

    /// <summary>Takes the next row.</summary>
    internal void Add(ImportedRow row)
    {
        if (_row is null || _row.Episode != row.Episode)
        {
            End();
            Episodes++;
        }
        else if (!IsComplete(_row))
        {
            double measured = row.TimeSeconds - _row.TimeSeconds ?? robot.ControlPeriod;
            Join(_row, _row.NextState ?? row.State, _row.DtSeconds ?? measured);
        }

        _row = row;
        if (IsComplete(row))
        {
            Join(row, row.NextState!, row.DtSeconds ?? robot.ControlPeriod);
        }
    }

    /// <summary>Ends the last episode: nobody knows what came after it.</summary>
    internal void End()
    {
        if (_last is not null)
        {
            emit(_last with { Flags = TransitionFlags.Truncated });
        }

        (_row, _last, _step) = (null, null, 0);
    }

    private static bool IsComplete(ImportedRow row) =>
        row.NextState is not null && (row.DtSeconds is not null || row.TimeSeconds is null);

    private void Join(ImportedRow row, float[] nextState, double dt)
    {
        Transition transition = new()
        {
            Id = new TransitionId(robotId, epoch, (ulong)Transitions),
            Episode = Episodes - 1,
            Step = _step,
            TimeNanoseconds = (long)Math.Round((row.TimeSeconds ?? _elapsed) * 1e9),
            DtSeconds = dt,
            State = row.State,
            Action = row.Action,
            NextState = nextState,
            Parameters = row.Parameters,
            Reward = row.Reward ?? 0,
            Flags = TransitionFlags.None,
            ModelVersion = 0,
        };
        transition = row.Reward is null && reward is not null
            ? transition with { Reward = reward(transition, _last) }
            : transition;
        if (_last is not null)
        {
            emit(_last);
        }

        _last = transition;
        _elapsed += dt;
        _step++;
        Transitions++;
    }
}
