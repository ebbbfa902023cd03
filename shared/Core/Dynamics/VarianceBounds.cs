using System.Linq;
using MbRlRobot.Numerics;

namespace MbRlRobot.Dynamics;

/// <summary>What bounds a learned state's variance as one member sees it, in normalised units.</summary>
/// <param name="Low">The variance of the lower bound.</param>
/// <param name="High">The variance of the upper bound.</param>
/// <param name="HighLogarithm">The log-variance of the upper bound.</param>
internal readonly record struct VarianceBounds(float Low, float High, float HighLogarithm)
{
    /// <summary>Those of an ensemble.</summary>
    /// <param name="members">The ensemble.</param>
    /// <returns>[E, learned states].</returns>
    internal static VarianceBounds[] Of(EnsembleCheckpoint members) =>
    [
        .. members.MinimumLogVariance.ToArray().Zip(
            members.MaximumLogVariance.ToArray(), (low, high) => new VarianceBounds(LaneScalar.Exp(low), LaneScalar.Exp(high), high)),
    ];
}
