using System.Collections.Generic;

namespace MbRlRobot.Evaluation;

/// <summary>What a model expects of the next k steps.</summary>
/// <param name="Mean">Mean over the particles after each step, angles in [-pi, pi): [k][ds].</param>
/// <param name="Std">
/// Standard deviation over the particles, in each state's unit: [k][ds]. It holds both what the members expect to be noise and
/// what they do not agree on. 0 for a lagged action, which is known.
/// </param>
public sealed record Forecast(IReadOnlyList<IReadOnlyList<double>> Mean, IReadOnlyList<IReadOnlyList<double>> Std);
