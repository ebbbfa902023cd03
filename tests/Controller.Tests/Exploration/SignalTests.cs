using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Exploration;
using Xunit;

namespace MbRlRobot.Controller.Tests.Exploration;

public sealed class SignalTests
{
    [Theory]
    [InlineData(1, 9)]
    [InlineData(3, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 20)]
    public void A_doublet_is_followed_by_its_negative_for_as_long(int fewest, int most)
    {
        List<(float Value, int Length)> held = Held(new HeldSignal(fewest, most, isDoublet: true));
        for (int pair = 0; pair + 1 < held.Count - 1; pair += 2)
        {
            Assert.Equal((-held[pair].Value, held[pair].Length), held[pair + 1]);
            Assert.InRange(held[pair].Length, fewest, most);
        }

        Assert.Equal([.. Enumerable.Range(fewest, most - fewest + 1)], held.SkipLast(2).Select(each => each.Length).Distinct().Order());
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(4, 6)]
    public void A_held_value_lasts_some_steps_within_the_range(int fewest, int most)
    {
        List<(float Value, int Length)> held = Held(new HeldSignal(fewest, most, isDoublet: false));
        Assert.Equal([.. Enumerable.Range(fewest, most - fewest + 1)], held.SkipLast(1).Select(each => each.Length).Distinct().Order());
        Assert.InRange(held.Average(each => each.Value), -0.12, 0.12);
        Assert.InRange(held.Average(each => each.Value * each.Value), 0.25, 0.42);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_power_of_coloured_noise_falls_with_frequency_by_the_exponent(double beta)
    {
        const int steps = 256;
        double[] power = new double[steps / 2];
        ColouredSignal signal = new(beta, steps);
        for (ulong seed = 0; seed < 40; seed++)
        {
            float[] values = Values(signal, seed, steps);
            for (int frequency = 1; frequency < power.Length; frequency++)
            {
                power[frequency] += Power(values, frequency);
            }
        }

        Assert.Equal(-beta, Slope(power), 0.35);
    }

    [Fact]
    public void Coloured_noise_has_a_deviation_of_a_half()
    {
        ColouredSignal signal = new(beta: 1, 200);
        double square = Enumerable.Range(0, 200).Average(seed => Values(signal, (ulong)seed, 200).Average(value => value * value));
        Assert.Equal(0.5, Math.Sqrt(square), 0.04);
    }

    [Fact]
    public void A_chirp_begins_and_ends_at_its_frequencies()
    {
        const double period = 0.01;
        ChirpSignal chirp = new(firstHertz: 1, lastHertz: 5, period, episodeSteps: 2000);
        float[] values = Values(chirp, seed: 3, 2000);
        Assert.Equal(1.3, Hertz(values[..300], period), 0.35);
        Assert.Equal(4.6, Hertz(values[^400..], period), 0.3);
        Assert.Equal(3, Hertz(values, period), 0.1);
        Assert.NotEqual(values[0], Values(chirp, seed: 4, 2000)[0]);
    }

    [Fact]
    public void White_values_are_uniform()
    {
        float[] values = Values(new WhiteSignal(), seed: 3, 4000);
        Assert.Equal(1 / 3.0, values.Average(value => value * value), 0.02);
        Assert.Equal(0, values.Zip(values.Skip(1)).Average(pair => pair.First * pair.Second), 0.03);
    }

    private static List<(float Value, int Length)> Held(HeldSignal signal)
    {
        List<(float Value, int Length)> held = [];
        foreach (float value in Values(signal, seed: 2, 6000))
        {
            bool goesOn = held.Count > 0 && held[^1].Value == value;
            (float Value, int Length) next = goesOn ? (value, held[^1].Length + 1) : (value, 1);
            held.RemoveRange(held.Count - (goesOn ? 1 : 0), goesOn ? 1 : 0);
            held.Add(next);
        }

        return held;
    }

    private static float[] Values(IExplorationSignal signal, ulong seed, int steps)
    {
        signal.Start(seed);
        return [.. Enumerable.Range(0, steps).Select(signal.At)];
    }

    /// <summary>Rising zero crossings a second.</summary>
    private static double Hertz(float[] values, double period) =>
        values.Zip(values.Skip(1)).Count(pair => pair.First < 0 && pair.Second >= 0) / (values.Length * period);

    private static double Power(float[] values, int frequency)
    {
        (double real, double imaginary) = (0, 0);
        for (int step = 0; step < values.Length; step++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * frequency * step / values.Length);
            (real, imaginary) = (real + (values[step] * cosine), imaginary + (values[step] * sine));
        }

        return (real * real) + (imaginary * imaginary);
    }

    /// <summary>Of log power over log frequency, by least squares over two decades without the lowest.</summary>
    private static double Slope(double[] power)
    {
        double[] x = [.. Enumerable.Range(2, 60).Select(frequency => Math.Log(frequency))];
        double[] y = [.. Enumerable.Range(2, 60).Select(frequency => Math.Log(power[frequency]))];
        (double middleX, double middleY) = (x.Average(), y.Average());
        return x.Zip(y).Sum(pair => (pair.First - middleX) * (pair.Second - middleY)) / x.Sum(value => (value - middleX) * (value - middleX));
    }
}
