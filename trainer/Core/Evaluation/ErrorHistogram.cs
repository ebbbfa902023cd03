using System.Collections.Generic;

namespace MbRlRobot.Evaluation;

/// <summary>How standardised errors are distributed, as a density that a normal density can be held against.</summary>
/// <param name="Edges">Edges of the bins, shape [bins + 1], rising, in predicted standard deviations.</param>
/// <param name="Densities">
/// Share of all errors per unit of z in each bin, shape [bins]; the area is 1 when no error lies outside.
/// </param>
/// <param name="OutsideShare">Share of the errors that lie outside the bins, or are not a number, in [0, 1].</param>
public sealed record ErrorHistogram(
    IReadOnlyList<double> Edges, IReadOnlyList<double> Densities, double OutsideShare);
