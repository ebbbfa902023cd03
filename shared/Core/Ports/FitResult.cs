using System.Collections.Generic;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Ports;

/// <summary>What a fit gave.</summary>
/// <param name="Checkpoint">All members' weights and the normaliser.</param>
/// <param name="Rows">The transitions fitted on.</param>
/// <param name="HoldoutRows">The transitions kept from the fit.</param>
/// <param name="DroppedRows">The transitions left out because a number in them was not finite, or no measurement: <see cref="Dropped"/>.</param>
/// <param name="HoldoutNll">
/// The mean negative log-likelihood of the holdout, nats per learned state, of densities in the states' units: [learned states]; empty
/// without a holdout. One row can own it: gates compare <see cref="HoldoutNllMedian"/>.
/// </param>
/// <param name="HoldoutRmse">The holdout's root mean squared error of one step, in each learned state's unit: [learned states]; empty without a holdout.</param>
/// <param name="Seconds">How long the fit took.</param>
public sealed record FitResult(
    EnsembleCheckpoint Checkpoint,
    int Rows,
    int HoldoutRows,
    int DroppedRows,
    IReadOnlyList<double> HoldoutNll,
    IReadOnlyList<double> HoldoutRmse,
    double Seconds)
{
    /// <summary>As <see cref="HoldoutNll"/>, but the median over the holdout's rows.</summary>
    public IReadOnlyList<double> HoldoutNllMedian { get; init; } = [];

    /// <summary>
    /// Of a deterministic ensemble, the natural logarithm of the mean squared residual, normalised, of the holdout (of the rows fitted
    /// on, without a holdout): [learned states]; otherwise empty. It goes into the model file.
    /// </summary>
    public IReadOnlyList<float> ResidualLogVariance { get; init; } = [];

    /// <summary>The transitions left out, by the column at fault; empty where none were.</summary>
    public IReadOnlyList<DroppedColumn> Dropped { get; init; } = [];
}
