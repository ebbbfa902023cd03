using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Link.Reception;

/// <summary>The returns of one model's latest episodes: what its successor is held against.</summary>
internal sealed class ReturnBook
{
    /// <summary>Fewer returns have no deviation worth the name.</summary>
    public const int FewestReturns = 5;

    private const int MostReturns = 20;

    private readonly Queue<double> _returns = new();
    private ulong _version;

    /// <summary>Their mean; NaN for fewer than <see cref="FewestReturns"/>.</summary>
    public double Mean => _returns.Count < FewestReturns ? double.NaN : _returns.Average();

    /// <summary>The highest of them; NaN for none.</summary>
    public double Best => _returns.Count == 0 ? double.NaN : _returns.Max();

    /// <summary>Their standard deviation; NaN for fewer than <see cref="FewestReturns"/>.</summary>
    public double Deviation
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(_returns.Sum(each => (each - mean) * (each - mean)) / Math.Max(1, _returns.Count - 1));
        }
    }

    /// <summary>Adds one; of another model than before, it begins anew.</summary>
    /// <param name="version">The model's version.</param>
    /// <param name="episodeReturn">The return.</param>
    public void Add(ulong version, double episodeReturn)
    {
        if (version != _version)
        {
            _returns.Clear();
            _version = version;
        }

        if (double.IsFinite(episodeReturn))
        {
            _returns.Enqueue(episodeReturn);
        }

        if (_returns.Count > MostReturns)
        {
            _returns.Dequeue();
        }
    }
}
