using System.Collections.Generic;

namespace MbRlRobot.Models;

/// <summary>
/// Inputs with the outputs that the trainer computed. A robot runs them before it trusts a file: a wrong kernel,
/// processor or runtime shows here and not on the motors. An output passes when <c>|actual - expected| &lt;=
/// absoluteTolerance + relativeTolerance * |expected|</c>.
/// </summary>
/// <param name="RelativeTolerance">No unit; 1e-4 covers the float32 differences between processors.</param>
/// <param name="AbsoluteTolerance">In the unit of each output.</param>
/// <param name="Rows">The inputs and outputs, at least one row.</param>
public sealed record GoldenVectors(double RelativeTolerance, double AbsoluteTolerance, IReadOnlyList<GoldenRow> Rows);
