using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using MbRlRobot.Reports;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>
/// <c>telemetry</c>, robot to whoever watches, at most 10 a second, may be lost: nested numbers, which PlotJuggler shows as
/// <c>state/theta</c>, <c>plan/milliseconds</c>. SI units and radians; no substitute for transitions.
/// </summary>
/// <param name="Time">When the state was measured, in seconds of the robot's monotonic clock.</param>
/// <param name="Episode">Episode within the epoch.</param>
/// <param name="Step">Step within the episode.</param>
/// <param name="State">The state by name, in its units.</param>
/// <param name="Action">The action applied, by name, in its units.</param>
/// <param name="Parameters">Goals and set-points by name, in their units.</param>
/// <param name="Reward">The latest step's reward; null where it is not finite, or there was no step.</param>
/// <param name="Plan">How planning goes; null while the robot does not plan.</param>
/// <param name="Loop">How the I/O loop keeps time; null before an episode has had a second of ticks.</param>
public sealed record RobotTelemetry(
    double Time,
    int Episode,
    int Step,
    IReadOnlyDictionary<string, double> State,
    IReadOnlyDictionary<string, double> Action,
    IReadOnlyDictionary<string, double> Parameters,
    [property: JsonConverter(typeof(FiniteOrNullConverter))] double? Reward = null,
    PlanTelemetry? Plan = null,
    LoopTelemetry? Loop = null) : IPayload<RobotTelemetry>
{
    static TopicKind IPayload<RobotTelemetry>.Kind => TopicKind.Telemetry;

    /// <summary>Puts names to numbers. Numbers that are not finite, which JSON lacks, are left out.</summary>
    /// <param name="names">The names, in the vector's order.</param>
    /// <param name="values">The vector.</param>
    /// <returns>The finite numbers by name.</returns>
    public static IReadOnlyDictionary<string, double> Values(IReadOnlyList<string> names, ReadOnlySpan<float> values)
    {
        ArgumentNullException.ThrowIfNull(names);
        Dictionary<string, double> numbers = new(values.Length);
        for (int index = 0; index < values.Length; index++)
        {
            if (float.IsFinite(values[index]))
            {
                numbers[names[index]] = values[index];
            }
        }

        return numbers;
    }

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.NotNegative("$.time", Time),
        PayloadRules.NotNegative("$.episode", Episode),
        PayloadRules.NotNegative("$.step", Step),
        PayloadRules.Numbers("$.state", State),
        PayloadRules.Numbers("$.action", Action),
        PayloadRules.Numbers("$.parameters", Parameters));
}
