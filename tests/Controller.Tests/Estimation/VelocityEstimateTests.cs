using System;
using System.Linq;
using MbRlRobot.Estimation;
using MbRlRobot.Numerics;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Estimation;

/// <summary>How well the filters follow known motions; a sensor period of 10 ms.</summary>
public sealed class VelocityEstimateTests
{
    private const double Period = 0.01;
    private const string Difference = "difference";
    private const string Kalman = "kalman";

    [Theory]
    [InlineData(Difference)]
    [InlineData(Kalman)]
    public void Follows_a_steady_motion_without_error(string filter) =>
        Assert.Equal(1.7, Estimates(filter, time => 1.7 * time, 60)[^1], 1e-3);

    [Theory]
    [InlineData(Difference, 1.5)]
    [InlineData(Kalman, 0)]
    public void Lags_on_a_steady_acceleration_by(string filter, double periods)
    {
        const double acceleration = 20;
        float[] estimates = Estimates(filter, time => acceleration * time * time / 2, 100);
        Assert.Equal(acceleration * (100 - periods) * Period, estimates[^1], 0.01);
    }

    [Theory]
    [InlineData(Difference, 0.8)]
    [InlineData(Kalman, 0.2)]
    public void Follows_a_swing_of_two_hertz_within(string filter, double error)
    {
        const double omega = 4 * Math.PI;
        float[] estimates = Estimates(filter, time => Math.Sin(omega * time) / omega * 5, 200);
        for (int step = 30; step < estimates.Length; step++)
        {
            Assert.Equal(5 * Math.Cos(omega * (step + 1) * Period), estimates[step], error + 0.25);
        }
    }

    [Theory]
    [InlineData(Difference)]
    [InlineData(Kalman)]
    public void Turns_across_the_seam_as_anywhere_else(string filter)
    {
        float[] estimates = Estimates(filter, time => Math.IEEERemainder(3 + (9 * time), 2 * Math.PI), 300, isAngle: true);
        Assert.All(estimates[30..], estimate => Assert.Equal(9, estimate, 0.01));
    }

    [Theory]
    [InlineData(Difference, 0.01)]
    [InlineData(Kalman, 0.01)]
    public void Divides_by_the_time_that_really_passed(string filter, double error)
    {
        StateEstimator estimator = Robot(filter, isAngle: false, out double[] channels);
        estimator.Reset(channels, 0);
        double time = 0;
        for (int step = 0; step < 80; step++)
        {
            time += Period * (0.3 + (1.4 * Uniform(step)));
            channels[0] = 2.5 * time;
            estimator.Update(channels, Nanoseconds(time));
        }

        Assert.Equal(2.5, estimator.State[1], error);
    }

    /// <summary>White noise of the position comes out this many times as large, divided by the period.</summary>
    [Theory]
    [InlineData(Difference, 0.54, 0.62)]
    [InlineData(Kalman, 0.9, 1.5)]
    public void Amplifies_noise_by(string filter, double least, double most)
    {
        const double deviation = 1e-3;
        float[] noise = new float[4000];
        NormalTable.Fill(new Philox(5), 0, noise);
        float[] estimates = Estimates(filter, time => deviation * noise[(int)Math.Round(time / Period) - 1], noise.Length);
        double gain = Math.Sqrt(estimates.Skip(50).Average(value => (double)value * value)) * Period / deviation;
        Assert.InRange(gain, least, most);
    }

    [Theory]
    [InlineData(Difference)]
    [InlineData(Kalman)]
    public void Differs_positions_before_they_are_rounded_to_floats(string filter)
    {
        float[] estimates = Estimates(filter, time => 1000 + (1e-4 * time), 100);
        Assert.Equal(1e-4, estimates[^1], 1e-6);
    }

    [Theory]
    [InlineData(Difference)]
    [InlineData(Kalman)]
    public void Starts_at_rest_and_forgets_at_a_reset(string filter)
    {
        StateEstimator estimator = Robot(filter, isAngle: false, out double[] channels);
        float[] first = Run(estimator, channels, time => 4 + (3 * time), 20);
        Run(estimator, channels, time => -50 * time, 37);
        Assert.Equal(first, Run(estimator, channels, time => 4 + (3 * time), 20));
    }

    [Theory]
    [InlineData(Difference)]
    [InlineData(Kalman)]
    public void Ignores_a_reading_that_is_not_newer(string filter)
    {
        StateEstimator estimator = Robot(filter, isAngle: false, out double[] channels);
        float[] expected = Run(estimator, channels, time => 3 * time, 20);
        estimator.Reset([0], 0);
        for (int step = 1; step <= 20; step++)
        {
            estimator.Update([3 * step * Period], Nanoseconds(step * Period));
            Assert.Equal(expected[step - 1], estimator.State[1]);
            estimator.Update([99], Nanoseconds(step * Period));
            estimator.Update([-99], Nanoseconds((step - 0.5) * Period));
            Assert.Equal(expected[step - 1], estimator.State[1]);
        }
    }

    [Theory]
    [InlineData(Difference)]
    [InlineData(Kalman)]
    public void Allocates_nothing(string filter)
    {
        StateEstimator estimator = Robot(filter, isAngle: true, out double[] channels);
        estimator.Reset(channels, 0);
        estimator.Update(channels, 1);
        using (AllocationGuard.Expect(0))
        {
            estimator.Reset(channels, 0);
            estimator.Update(channels, 1000);
            estimator.Shift([1]);
        }
    }

    [Theory]
    [InlineData(Difference, 8)]
    [InlineData(Kalman, 8)]
    public void Recovers_from_a_pause(string filter, int readings)
    {
        StateEstimator estimator = Robot(filter, isAngle: false, out double[] channels);
        Run(estimator, channels, time => 3 * time, 50);
        for (int reading = 1; reading <= readings; reading++)
        {
            channels[0] = -2 * reading * Period;
            estimator.Update(channels, Nanoseconds(20 + (reading * Period)));
        }

        Assert.Equal(-2, estimator.State[1], 0.02);
    }

    private static float[] Estimates(string filter, Func<double, double> position, int steps, bool isAngle = false)
    {
        StateEstimator estimator = Robot(filter, isAngle, out double[] channels);
        return Run(estimator, channels, position, steps);
    }

    private static float[] Run(StateEstimator estimator, double[] channels, Func<double, double> position, int steps)
    {
        float[] estimates = new float[steps];
        channels[0] = steps > 1000 ? 0 : position(0);
        estimator.Reset(channels, 0);
        for (int step = 0; step < steps; step++)
        {
            double time = (step + 1) * Period;
            channels[0] = position(time);
            estimator.Update(channels, Nanoseconds(time));
            estimates[step] = estimator.State[1];
        }

        return estimates;
    }

    private static StateEstimator Robot(string filter, bool isAngle, out double[] channels)
    {
        (string kind, string limits) = isAngle ? ("angle", "[-3.1416, 3.1416]") : ("linear", "[-2000, 2000]");
        string states = $$"""
            [
              { "name": "q", "kind": "{{kind}}", "limits": {{limits}} },
              { "name": "qDot", "limits": [-99, 99], "from": "velocityOf(q)", "filter": "{{filter}}" }
            ]
            """;
        channels = new double[1];
        return new StateEstimator(EstimatedRobots.Of(states), ["q"]);
    }

    private static long Nanoseconds(double seconds) => (long)Math.Round(seconds * 1e9);

    private static double Uniform(int index) => Philox.ToUniform(new Philox(8).Block(0, (ulong)index).A);
}
