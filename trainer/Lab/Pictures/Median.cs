using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Lab.Pictures;

internal static class Median
{
    /// <summary>Median of the finite values (the mean of the two in the middle); not a number without one.</summary>
    internal static double OfFinite(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? double.NaN
            : sorted.Length % 2 == 1 ? sorted[middle]
            : (0.5 * sorted[middle - 1]) + (0.5 * sorted[middle]);
    }
}
