using System.Text.Json.Serialization;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots;

/// <summary>The nonlinearity of the hidden layers.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Activation>))]
public enum Activation
{
    /// <summary>x * sigmoid(x), also called swish.</summary>
    Silu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>max(x, 0).</summary>
    Relu,
}
