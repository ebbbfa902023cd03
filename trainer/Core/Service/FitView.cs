using System.Collections.Generic;

namespace MbRlRobot.Service;

/// <summary>What a fit came to.</summary>
/// <param name="Version">The version it made.</param>
/// <param name="Refusal">The gate that refused it, and what it measured; null where it passed.</param>
/// <param name="Rows">The rows fitted on.</param>
/// <param name="HoldoutRows">The rows held out.</param>
/// <param name="Seconds">How long the fit took.</param>
/// <param name="IsWarm">Whether it went on from the champion.</param>
/// <param name="HoldoutNll">The holdout's mean negative log-likelihood of each learned state, nats.</param>
/// <param name="HoldoutRmse">The holdout's error of each learned state, in its unit.</param>
public sealed record FitView(
    ulong Version,
    string? Refusal,
    int Rows,
    int HoldoutRows,
    double Seconds,
    bool IsWarm,
    IReadOnlyList<double> HoldoutNll,
    IReadOnlyList<double> HoldoutRmse);
