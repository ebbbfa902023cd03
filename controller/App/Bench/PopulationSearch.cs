using System;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>The largest population that fits: by doubling (or halving), then by bisection to a twentieth.</summary>
/// <param name="fits">Measures whether a population fits.</param>
/// <param name="least">The smallest population to try.</param>
/// <param name="most">The largest population to try.</param>
internal sealed class PopulationSearch(Func<int, bool> fits, int least, int most)
{
    private const int Fineness = 20;

    /// <summary>Searches.</summary>
    /// <param name="start">The population to start with, from the smallest to the largest.</param>
    /// <returns>The largest that fits: 0 where the smallest does not, the most where that does.</returns>
    public int Find(int start)
    {
        (int good, int bad) = fits(start) ? Grow(start) : Shrink(start);
        return Bisect(good, bad);
    }

    /// <summary>Doubles from one that fits to the first that does not; both the most where that fits.</summary>
    private (int Good, int Bad) Grow(int good)
    {
        while (good < most)
        {
            int twice = Math.Min(most, 2 * good);
            if (!fits(twice))
            {
                return (good, twice);
            }

            good = twice;
        }

        return (most, most);
    }

    /// <summary>Halves from one that does not fit to the first that does; 0 where none does.</summary>
    private (int Good, int Bad) Shrink(int bad)
    {
        while (bad > least)
        {
            int half = Math.Max(least, bad / 2);
            if (fits(half))
            {
                return (half, bad);
            }

            bad = half;
        }

        return (0, 0);
    }

    private int Bisect(int good, int bad)
    {
        while (bad - good > Math.Max(1, good / Fineness))
        {
            int middle = good + ((bad - good) / 2);
            (good, bad) = fits(middle) ? (middle, bad) : (good, middle);
        }

        return good;
    }
}
