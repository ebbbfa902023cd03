using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>How particles travel through the ensemble (Chua et al. 2018).</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Propagation>))]
public enum Propagation
{
    /// <summary>Each particle draws its member anew at every step.</summary>
    Ts1,

    /// <summary>Each particle keeps its member over the whole horizon.</summary>
    Tsinf,

    /// <summary>One particle follows the mean of the members, without noise.</summary>
    Mean,
}
