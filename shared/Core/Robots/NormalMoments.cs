using System.Text.Json.Serialization;

namespace MbRlRobot.Robots;

/// <summary>The moments of a normal distribution, <c>[mean, std]</c> in JSON.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Std">The standard deviation.</param>
[JsonConverter(typeof(NormalMomentsConverter))]
public readonly record struct NormalMoments(double Mean, double Std);
