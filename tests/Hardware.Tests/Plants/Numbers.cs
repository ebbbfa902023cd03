using System.Collections.Generic;
using MbRlRobot.Plants;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Plants;

/// <summary>Vectors of numbers in tests of plants.</summary>
internal static class Numbers
{
    public static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int index = 0; index < expected.Count; index++)
        {
            Assert.Equal(expected[index], actual[index], tolerance);
        }
    }

    public static double[] After(IPlant plant, double[] start, double[] action, double seconds)
    {
        double[] state = [.. start];
        plant.Step(state, action, seconds);
        return state;
    }
}
