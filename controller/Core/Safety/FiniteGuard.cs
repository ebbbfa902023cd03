using System;

namespace MbRlRobot.Safety;

/// <summary>Lets only finite numbers through. Allocates and throws nothing.</summary>
public static class FiniteGuard
{
    /// <summary>Looks at actions.</summary>
    /// <param name="action">The actions: [da].</param>
    /// <returns>Whether every one of them is a finite number.</returns>
    public static bool IsPassed(ReadOnlySpan<float> action)
    {
        foreach (float value in action)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks at readings.</summary>
    /// <param name="channels">What the channels read: [channels].</param>
    /// <returns>Whether every one of them is a finite number.</returns>
    public static bool IsPassed(ReadOnlySpan<double> channels)
    {
        foreach (double value in channels)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
