using System;
using MbRlRobot.Estimation;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Controller.Tests.Estimation;

/// <summary>The filter against the equations of a textbook, written out with matrices.</summary>
public sealed class KalmanReferenceTests
{
    private const double Period = 0.01;

    [Fact]
    public void Is_the_filter_of_constant_acceleration_and_white_jerk_with_measured_times()
    {
        const string states = """
            [
              { "name": "q", "limits": [-99, 99] },
              { "name": "qDot", "limits": [-99, 99], "from": "velocityOf(q)", "filter": "kalman" }
            ]
            """;
        StateEstimator estimator = new(EstimatedRobots.Of(states), ["q"]);
        estimator.Reset([0.2], 0);
        double[] x = [0.2, 0, 0];
        double[,] p = { { 1, 0, 0 }, { 0, 1 / Math.Pow(Period, 2), 0 }, { 0, 0, 1 / Math.Pow(Period, 4) } };
        long stamp = 0;
        for (int step = 0; step < 300; step++)
        {
            // from a third of a period to three of them
            long passed = (long)(1e9 * Period * (0.3 + (2.7 * Uniform(step))));
            stamp += passed;
            double measured = Math.Sin(5e-9 * stamp) + (0.001 * Uniform(1000 + step));
            estimator.Update([measured], stamp);
            Step(x, ref p, measured, passed / 1e9);
            Assert.Equal(x[1], estimator.State[1], 1e-4);
        }
    }

    /// <summary>x = F x, P = F P F' + Q, K = P H' / (H P H' + 1), x += K (z - H x), P -= K H P, with H = [1 0 0].</summary>
    private static void Step(double[] x, ref double[,] p, double z, double t)
    {
        double[,] f = { { 1, t, t * t / 2 }, { 0, 1, t }, { 0, 0, 1 } };
        double jerk = 1 / Math.Pow(Period, 5);
        double[,] q =
        {
            { Math.Pow(t, 5) / 20, Math.Pow(t, 4) / 8, Math.Pow(t, 3) / 6 },
            { Math.Pow(t, 4) / 8, Math.Pow(t, 3) / 3, t * t / 2 },
            { Math.Pow(t, 3) / 6, t * t / 2, t },
        };
        double[,] predicted = Times(Times(f, p), Transposed(f));
        double[] ahead = [x[0] + (t * x[1]) + (t * t / 2 * x[2]), x[1] + (t * x[2]), x[2]];
        p = new double[3, 3];
        for (int row = 0; row < 3; row++)
        {
            double gain = (predicted[row, 0] + (jerk * q[row, 0])) / (predicted[0, 0] + (jerk * q[0, 0]) + 1);
            x[row] = ahead[row] + (gain * (z - ahead[0]));
            for (int column = 0; column < 3; column++)
            {
                double prior = predicted[row, column] + (jerk * q[row, column]);
                p[row, column] = prior - (gain * (predicted[0, column] + (jerk * q[0, column])));
            }
        }
    }

    private static double[,] Times(double[,] a, double[,] b)
    {
        double[,] product = new double[3, 3];
        for (int cell = 0; cell < 27; cell++)
        {
            product[cell / 9, cell / 3 % 3] += a[cell / 9, cell % 3] * b[cell % 3, cell / 3 % 3];
        }

        return product;
    }

    private static double[,] Transposed(double[,] a)
    {
        double[,] turned = new double[3, 3];
        for (int cell = 0; cell < 9; cell++)
        {
            turned[cell % 3, cell / 3] = a[cell / 3, cell % 3];
        }

        return turned;
    }

    private static double Uniform(int index) => Philox.ToUniform(new Philox(9).Block(0, (ulong)index).A);
}
