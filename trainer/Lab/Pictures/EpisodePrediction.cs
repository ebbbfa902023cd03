using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures;

/// <summary>What a model predicted over k steps from one step on, knowing the actions.</summary>
/// <param name="StartStep">
/// The step whose state was known, counted from 0; row j of the predictions is for step StartStep + 1 + j.
/// </param>
/// <param name="Mean">Mean over the particles, shape [k][ds].</param>
/// <param name="Std">Standard deviation over the particles, shape [k][ds].</param>
public sealed record EpisodePrediction(
    int StartStep, IReadOnlyList<IReadOnlyList<double>> Mean, IReadOnlyList<IReadOnlyList<double>> Std);
