using System;
using MbRlRobot.Transitions;

namespace MbRlRobot.Robots;

/// <summary>
/// The random numbers of one start value: a counter-based stream, so that what is drawn depends on the seed and the name
/// alone, not on what else is drawn. A mutable value: pass it by reference.
/// </summary>
/// <param name="seed">The episode's seed.</param>
/// <param name="name">The name of what is drawn.</param>
public struct StartDraws(ulong seed, ReadOnlySpan<char> name)
{
    /// <summary>The redraws after which a normal value that keeps missing its limits is put on the nearer one.</summary>
    public const int Redraws = 100;

    private const double Ulp = 1.0 / (1UL << 53);

    private readonly ulong _stream = StableHashes.Salted(seed, StableHashes.OfText(name));
    private ulong _count;

    /// <summary>Draws from a distribution of one coordinate, inside its limits.</summary>
    /// <param name="distribution">Constant, uniform or normal; an annulus has two coordinates: <see cref="Ring"/>.</param>
    /// <param name="limits">The values allowed.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The distribution is none of the three.</exception>
    public double Next(Distribution distribution, Interval limits)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        double value = distribution switch
        {
            { Constant: { } constant } => constant,
            { Uniform: { } uniform } => Uniform(uniform),
            { Normal: { } normal } => Normal(normal, limits),
            _ => throw new ArgumentException("It must be constant, uniform or normal.", nameof(distribution)),
        };
        return Math.Clamp(value, limits.Low, limits.High);
    }

    /// <summary>Draws a point, uniformly over the area of a ring about the origin.</summary>
    /// <param name="radii">Inner and outer radius.</param>
    /// <returns>Its coordinates.</returns>
    public (double X, double Y) Ring(Interval radii)
    {
        // the area inside a radius grows with its square
        double hole = radii.Low / radii.High;
        double radius = radii.High * Math.Sqrt(Uniform(new Interval(hole * hole, 1)));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * Next());
        return (radius * cos, radius * sin);
    }

    /// <summary>A number of [0, 1), in steps of 2^-53.</summary>
    private double Next() => (StableHashes.At(_stream, _count++) >> 11) * Ulp;

    private double Uniform(Interval interval)
    {
        double share = Next();
        return (interval.Low * (1 - share)) + (interval.High * share);
    }

    /// <summary>A normal value, drawn again while outside the limits (Box and Muller 1958; one of each pair is used).</summary>
    private double Normal(NormalMoments moments, Interval limits)
    {
        double value = moments.Mean;
        for (int draw = 0; draw <= Redraws; draw++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - Next()));
            value = moments.Mean + (moments.Std * radius * Math.Cos(2 * Math.PI * Next()));
            if (limits.Contains(value))
            {
                break;
            }
        }

        return value;
    }
}
