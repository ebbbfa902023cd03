using System;

namespace MbRlRobot.Numerics;

/// <summary>Angles of double precision, rad; <see cref="LaneAngles"/> has the float32 twins.</summary>
public static class Angle
{
    /// <summary>The angle within [-pi, pi) that differs by whole turns; one that is inside stays as it is.</summary>
    /// <param name="angle">The angle, rad; NaN and infinities give NaN.</param>
    /// <returns>From -pi to below pi.</returns>
    public static double Wrap(double angle)
    {
        if (angle is >= -Math.PI and < Math.PI)
        {
            return angle;
        }

        double rest = Math.IEEERemainder(angle, Math.Tau);
        return rest >= Math.PI ? -Math.PI : rest;
    }
}
