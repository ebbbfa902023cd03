using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>The optimiser over action sequences.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PlannerKind>))]
public enum PlannerKind
{
    /// <summary>The cross-entropy method with the improvements of iCEM (Pinneri et al. 2020).</summary>
    Cem,

    /// <summary>The best of independent random sequences.</summary>
    RandomShooting,

    /// <summary>Filtered noise and reward-weighted averaging (Nagabandi et al. 2019).</summary>
    Pddm,
}
