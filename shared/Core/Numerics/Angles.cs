using System;

namespace MbRlRobot.Numerics;

/// <summary>
/// Angles on the circle, in radians. Everything that wraps an angle (plants, estimation, rollouts, evaluation) wraps it to
/// [-pi, pi), so that one angle has one number.
/// </summary>
public static class Angles
{
    private const double Turn = 2 * Math.PI;

    /// <summary>Takes whole turns off an angle.</summary>
    /// <param name="angle">Any angle, rad.</param>
    /// <returns>
    /// The same angle in [-<see cref="Math.PI"/>, <see cref="Math.PI"/>), without a rounding error of its own: an angle
    /// that is there already comes back to the bit. NaN where the angle is not finite.
    /// </returns>
    public static double Wrap(double angle)
    {
        if (angle is >= -Math.PI and < Math.PI)
        {
            return angle;
        }

        double rest = Math.IEEERemainder(angle, Turn);
        return rest >= Math.PI ? -Math.PI : rest;
    }

    /// <summary>Takes whole turns off an angle in single precision.</summary>
    /// <param name="angle">Any angle, rad.</param>
    /// <returns>
    /// The same angle in [-<see cref="MathF.PI"/>, <see cref="MathF.PI"/>): turns are those of double precision, so that
    /// only the result is rounded. NaN where the angle is not finite.
    /// </returns>
    /// <remarks><see cref="MathF.PI"/> is 8.7e-8 above pi: the lower end is as near to -pi as a float gets.</remarks>
    public static float Wrap(float angle)
    {
        if (angle is >= -MathF.PI and < MathF.PI)
        {
            return angle;
        }

        float rest = (float)Wrap((double)angle);
        return rest >= MathF.PI ? -MathF.PI : rest;
    }
}
