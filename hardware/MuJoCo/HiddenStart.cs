using System;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.MuJoCo;

/// <summary>Where a position or velocity that no channel reads starts an episode.</summary>
/// <param name="Source">The number.</param>
/// <param name="Distribution">Constant, uniform or normal.</param>
/// <param name="Name">Its name in robot.json, which keeps its draws apart from others'.</param>
internal sealed record HiddenStart(ChannelSource Source, Distribution Distribution, string Name)
{
    private const double Unit = 1.0 / (1ul << 53);

    private readonly ulong _salt = StableHashes.OfText(Name);

    /// <summary>The key of an episode's draws: a hash of the state it starts in, so that they repeat where it repeats.</summary>
    /// <param name="state">The state as it was given: [channels].</param>
    /// <returns>The key.</returns>
    public static ulong KeyOf(ReadOnlySpan<double> state)
    {
        ulong key = 0;
        foreach (double value in state)
        {
            key = StableHashes.Salted(key, BitConverter.DoubleToUInt64Bits(value + 0.0));
        }

        return key;
    }

    /// <summary>Draws.</summary>
    /// <param name="key">The episode's key.</param>
    /// <returns>The value; the same for the same key, on every machine with the same mathematics library.</returns>
    public double Draw(ulong key)
    {
        ulong seed = StableHashes.Salted(key, _salt);
        double first = Uniform(seed, 0);
        return Distribution switch
        {
            { Uniform: { } range } => range.Low + (first * (range.High - range.Low)),
            { Normal: { } normal } => normal.Mean + (normal.Std * Normal(first, Uniform(seed, 1))),
            _ => Distribution.Constant.GetValueOrDefault(),
        };
    }

    /// <summary>Box and Muller's standard normal number of two uniform ones.</summary>
    private static double Normal(double first, double second) =>
        Math.Sqrt(-2 * Math.Log(1 - first)) * Math.Cos(2 * Math.PI * second);

    private static double Uniform(ulong seed, ulong index) => (StableHashes.At(seed, index) >> 11) * Unit;
}
