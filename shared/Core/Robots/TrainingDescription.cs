using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>How the ensemble is fitted and when.</summary>
/// <param name="Steps">The optimiser's steps of a refit, each on one batch for every member.</param>
/// <param name="Batch">The transitions of a batch.</param>
/// <param name="LearningRate">Adam's step size.</param>
/// <param name="WeightDecay">The decay of the first, the hidden and the output layers' weights, in the loss; null is [1e-5, 2.5e-5, 5e-5].</param>
/// <param name="Beta">The exponent of beta-NLL (Seitzer et al. 2022): 0 is plain likelihood, 1 is squared error.</param>
/// <param name="Holdout">The share of transitions kept from fitting, to report and to gate.</param>
/// <param name="RefitEverySteps">Control periods between refits within an episode; 0 for none.</param>
/// <param name="RefitPerEpisode">Whether the end of an episode refits.</param>
public sealed record TrainingDescription(
    int Steps = 1000,
    int Batch = 64,
    double LearningRate = 1e-3,
    IReadOnlyList<double>? WeightDecay = null,
    double Beta = 0.5,
    double Holdout = 0.1,
    int RefitEverySteps = 50,
    bool RefitPerEpisode = true)
{
    /// <summary>The decay of the first, the hidden and the output layers' weights.</summary>
    public IReadOnlyList<double> WeightDecay { get; init; } = WeightDecay ?? [1e-5, 2.5e-5, 5e-5];
}
