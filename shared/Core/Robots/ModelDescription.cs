using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>The ensemble of neural networks that predicts the change of the state.</summary>
/// <param name="Members">E, the networks fitted.</param>
/// <param name="Active">The networks planned with: those with the smallest holdout error.</param>
/// <param name="Hidden">The widths of the hidden layers; null is two layers of 64.</param>
/// <param name="Activation">The nonlinearity of the hidden layers.</param>
/// <param name="Deterministic">Whether the networks predict means alone, with the variance of the holdout residuals.</param>
public sealed record ModelDescription(
    int Members = 5,
    int Active = 5,
    IReadOnlyList<int>? Hidden = null,
    Activation Activation = Activation.Silu,
    bool Deterministic = false)
{
    /// <summary>The widths of the hidden layers.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = Hidden ?? [64, 64];
}
