using System;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Planning;

/// <summary>
/// The weight of each candidate, e^(kappa (return - best return)): 1 for the best, 0 for what is not finite. Sums run over the
/// candidates in order, in double precision.
/// </summary>
internal sealed class RewardWeights(double sharpness, int stride)
{
    private readonly float[] _weights = new float[stride];
    private double _sum;

    /// <summary>Weighs candidates; at least one return must be finite.</summary>
    /// <param name="returns">Their returns; what is beyond the stride is not looked at.</param>
    /// <param name="best">The best of them.</param>
    public void Weigh(ReadOnlySpan<float> returns, float best)
    {
        for (int candidate = 0; candidate < _weights.Length; candidate++)
        {
            bool counts = candidate < returns.Length && float.IsFinite(returns[candidate]);
            _weights[candidate] = counts ? (float)(sharpness * ((double)returns[candidate] - best)) : float.NegativeInfinity;
        }

        // the product's own exponential: the same bits on every processor
        ref float weight = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (int lane = 0; lane < _weights.Length; lane += Lanes128.Count)
        {
            LaneMath.Exp(Lanes128.Load(ref weight, lane)).Store(ref weight, lane);
        }

        _sum = Sum();
    }

    /// <summary>The weighted mean of one action of one step.</summary>
    public float Mean(ReadOnlySpan<float> row)
    {
        double sum = 0;
        for (int candidate = 0; candidate < row.Length; candidate++)
        {
            sum += (double)_weights[candidate] * row[candidate];
        }

        return (float)(sum / _sum);
    }

    private double Sum()
    {
        double sum = 0;
        foreach (float weight in _weights)
        {
            sum += weight;
        }

        return sum;
    }
}
