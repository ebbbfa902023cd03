using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>Which action sequence a decision executes.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PlanReturn>))]
public enum PlanReturn
{
    /// <summary>The best candidate of the last iteration.</summary>
    Best,

    /// <summary>The mean of the last distribution.</summary>
    Mean,
}
