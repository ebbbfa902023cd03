using System;

namespace MbRlRobot.Planning;

/// <summary>The best candidates, best first, with what the engine said about them.</summary>
internal sealed class EliteSet(int capacity, int length)
{
    private readonly float[] _sequences = new float[capacity * length];
    private readonly float[] _returns = new float[capacity];
    private readonly float[] _disagreements = new float[capacity];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Their returns, falling.</summary>
    public ReadOnlySpan<float> Returns => _returns.AsSpan(0, Count);

    /// <summary>The action sequence of one: [H][da].</summary>
    public ReadOnlySpan<float> Sequence(int elite) => _sequences.AsSpan(elite * length, length);

    /// <summary>What the engine said about one.</summary>
    public Rating RatingOf(int elite) => new(_returns[elite], _disagreements[elite]);

    public void Clear() => Count = 0;

    /// <summary>Makes room for one more, worse than all before.</summary>
    /// <returns>Its action sequence, to be filled in.</returns>
    public Span<float> Add(Rating rating)
    {
        (_returns[Count], _disagreements[Count]) = (rating.Return, rating.Disagreement);
        Count++;
        return _sequences.AsSpan((Count - 1) * length, length);
    }

    /// <summary>The mean of one number of all sequences.</summary>
    public double MeanOf(int at)
    {
        double sum = 0;
        for (int elite = 0; elite < Count; elite++)
        {
            sum += _sequences[(elite * length) + at];
        }

        return sum / Count;
    }

    /// <summary>The variance of one number of all sequences, by 1/n.</summary>
    public double VarianceOf(int at, double mean)
    {
        double sum = 0;
        for (int elite = 0; elite < Count; elite++)
        {
            double distance = _sequences[(elite * length) + at] - mean;
            sum += distance * distance;
        }

        return sum / Count;
    }
}
