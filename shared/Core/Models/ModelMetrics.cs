using System.Collections.Generic;

namespace MbRlRobot.Models;

/// <summary>How a model was fitted and how well it predicts the rows that it did not see.</summary>
/// <param name="Rows">Number of transitions fitted on.</param>
/// <param name="HoldoutRows">Number of transitions held out; 0 when there was no holdout.</param>
/// <param name="HoldoutNll">Negative log-likelihood per held-out row, in nats; null without holdout.</param>
/// <param name="HoldoutRmse">
/// Root mean squared one-step error of each state, shape [ds], in its unit; null without holdout.
/// </param>
public sealed record ModelMetrics(int Rows, int HoldoutRows, double? HoldoutNll, IReadOnlyList<double>? HoldoutRmse);
