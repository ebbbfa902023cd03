using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>Counts why a fit leaves rows out: each row once, by its first reason.</summary>
/// <param name="robot">Whose rows they are.</param>
public sealed class UsabilityTally(RobotDescription robot)
{
    private static readonly TransitionFlags[] Flags = [TransitionFlags.Estop, TransitionFlags.StopPolicy, TransitionFlags.Overrun];

    private readonly string[] _reasons = Reasons(robot);
    private readonly long[] _rows = new long[Flags.Length + 1 + (2 * robot.State.Count) + robot.Action.Count];

    /// <summary>The reasons that there were, always in the same order.</summary>
    public IReadOnlyList<UnusableRows> Unusable =>
        [.. _reasons.Zip(_rows, (reason, rows) => new UnusableRows(reason, rows)).Where(each => each.Rows > 0)];

    /// <summary>Counts a row.</summary>
    /// <param name="transition">The row, of the robot's schema.</param>
    /// <returns>Whether a fit may use it: <see cref="Transition.IsUsableForFit"/>.</returns>
    public bool Add(Transition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        bool isUsable = transition.IsUsableForFit(robot.ControlPeriod);
        if (!isUsable)
        {
            _rows[ReasonOf(transition)]++;
        }

        return isUsable;
    }

    private static int ReasonOf(Transition row)
    {
        int flag = Array.FindIndex(Flags, each => row.Flags.HasAny(each));
        if (flag >= 0)
        {
            return flag;
        }

        int column = FirstNotFinite(row);
        return column < 0 ? Flags.Length : Flags.Length + 1 + column;
    }

    /// <summary>The first column of [state, action, next state] that is not finite; -1 where all are.</summary>
    private static int FirstNotFinite(Transition row)
    {
        float[] values = [.. row.State.Span, .. row.Action.Span, .. row.NextState.Span];
        return Array.FindIndex(values, value => !float.IsFinite(value));
    }

    private static string[] Reasons(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        IEnumerable<string> states = robot.State.Select(state => state.Name);
        IEnumerable<string> columns =
            [.. states, .. robot.Action.Select(action => action.Name), .. states.Select(name => TransitionColumns.Next + name)];
        return
        [
            "estop", "stopPolicy", "overrun",
            FormattableString.Invariant($"dt more than {Transition.LargestPeriodDeviation * 100:0} % off the control period"),
            .. columns.Select(name => $"{name} is not finite"),
        ];
    }
}
