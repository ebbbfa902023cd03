using System;

namespace MbRlRobot.Ingest;

/// <summary>Takes in angles that went round more than once.</summary>
internal static class ImportedAngle
{
    /// <summary>
    /// The angle in [-pi, pi) of float32 numbers, one that is inside already to the bit; -pi stands for pi, as everywhere.
    /// Wrapped before it is rounded: a float32 of many turns is coarse.
    /// </summary>
    internal static float Wrap(double angle)
    {
        float nearest = (float)angle;
        if (IsInside(nearest) || !double.IsFinite(angle))
        {
            return nearest;
        }

        double wrapped = angle - (2 * Math.PI * Math.Floor((angle + Math.PI) / (2 * Math.PI)));
        nearest = (float)wrapped;
        return IsInside(nearest) ? nearest : -MathF.PI;
    }

    private static bool IsInside(float angle) => angle >= -MathF.PI && angle < MathF.PI;
}
