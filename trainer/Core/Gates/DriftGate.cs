using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Evaluation;

namespace MbRlRobot.Gates;

/// <summary>
/// Rolls candidate and champion on over the planner's horizon along what was recorded last. Errors are measured against how far the
/// state moves in as many steps, so that a difference of nothing to next to nothing is none.
/// </summary>
internal static class DriftGate
{
    private const string Name = "drift";

    internal static GateResult Check(Candidate candidate, GateThresholds thresholds)
    {
        int horizon = candidate.Robot.Planner.Horizon;
        IReadOnlyList<KStepError> own = KStepErrors.Of(candidate.Robot, candidate.Model, candidate.Recent, horizon);
        if (own.Count == 0)
        {
            return new GateResult(Name, Passed: true, Measured: null, Threshold: null, "no episode to follow");
        }

        if (own[^1].Rmse.Any(error => !double.IsFinite(error)))
        {
            return new GateResult(Name, Passed: false, Measured: null, Threshold: null, $"predictions run away within {own.Count} steps");
        }

        return candidate.Champion is { } champion
            ? Compare(candidate, own[^1], KStepErrors.Of(candidate.Robot, champion, candidate.Recent, horizon)[^1], thresholds)
            : new GateResult(Name, Passed: true, Share(own[^1]).Max(), Threshold: null,
                $"error after {own.Count} steps over the state's motion, the largest of any; no champion to compare with");
    }

    private static GateResult Compare(Candidate candidate, KStepError own, KStepError champion, GateThresholds thresholds)
    {
        (double Worse, int State) worst = Share(own).Zip(Share(champion), (mine, others) => mine - others)
            .Select((worse, state) => (worse, state)).MaxBy(each => each.worse);
        string name = candidate.Robot.State[DynamicsLayout.Of(candidate.Robot).Learned[worst.State].Index].Name;

        // a champion that runs away itself gives NaN, and is no yardstick
        return new GateResult(
            Name, !(worst.Worse > thresholds.DriftMargin), double.IsFinite(worst.Worse) ? worst.Worse : null, thresholds.DriftMargin,
            $"by how much of its motion {name} is further off than by the champion, after {own.Steps} steps");
    }

    private static IEnumerable<double> Share(KStepError error) =>
        error.Rmse.Zip(error.StillRmse, (own, still) => still > 0 ? own / still : own);
}
