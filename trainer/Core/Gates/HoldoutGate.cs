using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;
using MbRlRobot.Fitting;

namespace MbRlRobot.Gates;

/// <summary>
/// Holds candidate and champion against the same rows, which neither learned from: membership of the holdout follows from a row's id.
/// Medians, because one row can own a mean.
/// </summary>
internal static class HoldoutGate
{
    private const string Name = "holdout";

    internal static GateResult Check(Candidate candidate, GateThresholds thresholds)
    {
        RowColumns columns = new(candidate.Robot, DynamicsLayout.Of(candidate.Robot));
        List<int> rows = new RowFilter(candidate.Table, columns, candidate.Robot.Training.Holdout).Holdout;
        if (rows.Count < thresholds.MinimumHoldout)
        {
            return new GateResult(Name, Passed: true, Measured: null, Threshold: null, FormattableString.Invariant(
                $"{rows.Count} rows held out; fewer than {thresholds.MinimumHoldout} are not compared"));
        }

        (string State, double Nll)[] own = OneStepMedians.Of(candidate.Robot, candidate.Model, candidate.Table, rows);
        int bad = Array.FindIndex(own, each => !double.IsFinite(each.Nll));
        if (bad >= 0)
        {
            return new GateResult(Name, Passed: false, Measured: null, Threshold: null, $"the median NLL of {own[bad].State} is not a number");
        }

        return candidate.Champion is { } champion
            ? Compare(own, OneStepMedians.Of(candidate.Robot, champion, candidate.Table, rows), rows.Count, thresholds)
            : new GateResult(Name, Passed: true, own.Max(each => each.Nll), Threshold: null, FormattableString.Invariant(
                $"largest median NLL of a state, nats, on {rows.Count} rows; no champion to compare with"));
    }

    private static GateResult Compare(
        (string State, double Nll)[] own, (string State, double Nll)[] champion, int rows, GateThresholds thresholds)
    {
        (string State, double Worse) worst = own
            .Zip(champion, (mine, others) => (mine.State, mine.Nll - others.Nll))
            .MaxBy(each => each.Item2);

        // a champion that has become NaN on these rows is no yardstick, and MaxBy never picks it
        bool isPassed = !(worst.Worse > thresholds.NllMargin);
        return new GateResult(
            Name, isPassed, double.IsFinite(worst.Worse) ? worst.Worse : null, thresholds.NllMargin, FormattableString.Invariant(
                $"nats by which the median NLL of {worst.State} is above the champion's, on {rows} rows"));
    }
}
