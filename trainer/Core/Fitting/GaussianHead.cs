using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// The log-variance that a member means, from the raw output s and the member's learned bounds (PETS, Chua et al. 2018):
/// s1 = max - softplus(max - s), then min + softplus(s1 - min).
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="LogVariance">The bounded log-variance.</param>
/// <param name="UpperSlope">The derivative of s1 by s.</param>
/// <param name="LowerSlope">The derivative of the log-variance by s1.</param>
internal readonly record struct GaussianHead<T>(T LogVariance, T UpperSlope, T LowerSlope)
    where T : struct, ILanes<T>
{
    /// <summary>Bounds a raw output.</summary>
    internal static GaussianHead<T> Of(T raw, T minimum, T maximum)
    {
        T below = maximum - raw;
        T above = maximum - LaneMath.Softplus(below) - minimum;
        return new(minimum + LaneMath.Softplus(above), LaneMath.Sigmoid(below), LaneMath.Sigmoid(above));
    }
}
