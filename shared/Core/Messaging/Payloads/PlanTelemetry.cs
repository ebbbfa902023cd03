using System.Text.Json.Serialization;
using MbRlRobot.Reports;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>How planning goes.</summary>
/// <param name="Milliseconds">What the latest decision took, in ms.</param>
/// <param name="AgeMilliseconds">Age of the reading that the plan in use was made from, in ms; null where no plan is followed.</param>
/// <param name="Iterations">Iterations that the latest decision completed.</param>
/// <param name="Return">Predicted return of the plan; null where it is not finite.</param>
/// <param name="Disagreement">
/// Disagreement of the members about the plan's first step, over that of the data; null where it is not finite.
/// </param>
/// <param name="Late">Decisions of this epoch that came after the period in which they should have taken effect.</param>
/// <param name="Unusable">Decisions of this epoch of which no candidate was finite.</param>
public sealed record PlanTelemetry(
    double Milliseconds,
    [property: JsonConverter(typeof(FiniteOrNullConverter))] double? AgeMilliseconds,
    long Iterations,
    [property: JsonConverter(typeof(FiniteOrNullConverter))] double? Return,
    [property: JsonConverter(typeof(FiniteOrNullConverter))] double? Disagreement,
    long Late,
    long Unusable);
