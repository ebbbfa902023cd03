using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>How a measured number must stand to the one wanted.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GoalRelation>))]
public enum GoalRelation
{
    /// <summary>Not less.</summary>
    AtLeast,

    /// <summary>Not more.</summary>
    AtMost,
}
