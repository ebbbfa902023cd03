using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Models;

namespace MbRlRobot.TrainerApp.Inspect;

/// <summary>What a manifest promises.</summary>
/// <param name="ParentVersion">The version that the fit started from; 0 for none.</param>
/// <param name="CreatedUtc">When it was made.</param>
/// <param name="NotAfterUtc">When robots stop taking it.</param>
/// <param name="MinimumRuntime">The oldest controller that can run it.</param>
/// <param name="RobotIds">The robots that it is for; empty for every robot of the type.</param>
/// <param name="Rows">The transitions fitted on.</param>
/// <param name="HoldoutRows">The transitions held out.</param>
/// <param name="HoldoutNll">Negative log-likelihood per row held out, nats; null without a holdout.</param>
/// <param name="HoldoutRmse">Root mean squared error of each state, in its unit; null without a holdout.</param>
/// <param name="DisagreementThreshold">Where the robot stops to trust it.</param>
/// <param name="GoldenRows">The inputs whose outputs a robot must reproduce.</param>
/// <param name="TrainedOn">The data: robot, epoch, last transition.</param>
public sealed record InspectedManifest(
    ulong ParentVersion,
    DateTime CreatedUtc,
    DateTime NotAfterUtc,
    string MinimumRuntime,
    IReadOnlyList<string> RobotIds,
    int Rows,
    int HoldoutRows,
    double? HoldoutNll,
    IReadOnlyList<double>? HoldoutRmse,
    double DisagreementThreshold,
    int GoldenRows,
    IReadOnlyList<string> TrainedOn)
{
    /// <summary>Sums a manifest up.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>The summary.</returns>
    public static InspectedManifest Of(ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new InspectedManifest(
            manifest.ParentVersion,
            manifest.CreatedUtc,
            manifest.NotAfterUtc,
            manifest.MinimumRuntime,
            manifest.RobotIds,
            manifest.Metrics.Rows,
            manifest.Metrics.HoldoutRows,
            manifest.Metrics.HoldoutNll,
            manifest.Metrics.HoldoutRmse,
            manifest.DisagreementThreshold,
            manifest.Golden.Rows.Count,
            [.. manifest.TrainedOn.Select(mark => FormattableString.Invariant($"{mark.RobotId}/{mark.Epoch:x16} up to {mark.Sequence}"))]);
    }
}
