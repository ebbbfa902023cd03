using System.Collections.Generic;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Ports;

/// <summary>What a fit gave.</summary>
/// <param name="Checkpoint">All members' weights and the normaliser.</param>
/// <param name="Rows">The transitions fitted on.</param>
/// <param name="HoldoutRows">The transitions kept from the fit.</param>
/// <param name="DroppedRows">The transitions left out because a number in them was not finite.</param>
/// <param name="HoldoutNll">The negative log-likelihood of the holdout, nats per learned state: [learned states]; empty without a holdout.</param>
/// <param name="HoldoutRmse">The holdout's root mean squared error of one step, in each learned state's unit: [learned states]; empty without a holdout.</param>
/// <param name="Seconds">How long the fit took.</param>
public sealed record FitResult(
    EnsembleCheckpoint Checkpoint,
    int Rows,
    int HoldoutRows,
    int DroppedRows,
    IReadOnlyList<double> HoldoutNll,
    IReadOnlyList<double> HoldoutRmse,
    double Seconds);
