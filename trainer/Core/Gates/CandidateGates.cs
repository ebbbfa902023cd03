using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Gates;

/// <summary>
/// The tests that a candidate must pass before a robot hears of it, in their order: finite, parity, holdout, drift, closed loop. After
/// the first that is not passed no other is made.
/// </summary>
/// <param name="thresholds">How much worse than the champion it may be.</param>
/// <param name="closedLoop">Lets it drive a simulated robot; null where nothing can.</param>
public sealed class CandidateGates(GateThresholds thresholds, ClosedLoopGate? closedLoop = null)
{
    /// <summary>Tests a candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The tests that were made, the first failure last.</returns>
    /// <exception cref="System.IO.InvalidDataException">The champion or the candidate is for another robot.</exception>
    public IReadOnlyList<GateResult> Check(Candidate candidate, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        Func<GateResult?>[] gates =
        [
            () => Finite(candidate.Model),
            () => ParityGate.Check(candidate),
            () => HoldoutGate.Check(candidate, thresholds),
            () => DriftGate.Check(candidate, thresholds),
            () => closedLoop?.Invoke(candidate, cancellation),
        ];
        List<GateResult> results = [];
        foreach (Func<GateResult?> gate in gates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (gate() is { } result)
            {
                results.Add(result);
            }

            if (results is [.., { Passed: false }])
            {
                break;
            }
        }

        return results;
    }

    private static GateResult Finite(EnsembleModel model)
    {
        EnsembleCheckpoint members = model.Members;
        IEnumerable<float> all = members.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases))
            .Concat(members.Normalizer.InputMean).Concat(members.Normalizer.InputScale)
            .Concat(members.Normalizer.TargetMean).Concat(members.Normalizer.TargetScale)
            .Concat(members.MinimumLogVariance.ToArray()).Concat(members.MaximumLogVariance.ToArray())
            .Concat(model.ResidualLogVariance.ToArray());
        int bad = all.Count(value => !float.IsFinite(value));
        return new GateResult("finite", bad == 0, bad, 0, "weights that are not finite numbers");
    }
}
