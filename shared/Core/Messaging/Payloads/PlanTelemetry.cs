using System.Text.Json.Serialization;
using MbRlRobot.Reports;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>How planning goes.</summary>
/// <param name="Milliseconds">What the latest decision took, in ms.</param>
/// <param name="AgeMilliseconds">Age of the plan that is followed, in ms.</param>
/// <param name="Iterations">Iterations that the latest decision completed.</param>
/// <param name="Return">Predicted return of the plan; null where it is not finite.</param>
/// <param name="Disagreement">Disagreement of the members along the plan, over that of the data; null where it is not finite.</param>
/// <param name="Missed">Decisions of this epoch that came too late.</param>
public sealed record PlanTelemetry(
    double Milliseconds,
    double AgeMilliseconds,
    int Iterations,
    [property: JsonConverter(typeof(FiniteOrNullConverter))] double? Return,
    [property: JsonConverter(typeof(FiniteOrNullConverter))] double? Disagreement,
    long Missed);
