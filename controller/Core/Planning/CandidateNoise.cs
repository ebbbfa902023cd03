using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Planning;

/// <summary>Normal noise for a batch of candidates, each from its own stream; the padding gets none.</summary>
internal sealed class CandidateNoise
{
    private readonly ColouredNoise _spectrum;
    private readonly float[] _white;
    private readonly float[] _coloured;
    private readonly float[] _one;
    private readonly int _stride;

    public CandidateNoise(ActionSequenceBatch batch, double beta)
    {
        _spectrum = new ColouredNoise(batch.Horizon, beta, LaneDispatch.Best);
        _stride = batch.Stride;
        _one = new float[batch.Horizon * batch.ActionDimension];
        _white = new float[_one.Length * _stride];
        _coloured = new float[_white.Length];
    }

    /// <summary>Draws for the first candidates of an iteration.</summary>
    public void Draw(Philox generator, int iteration, int count)
    {
        for (int candidate = 0; candidate < count; candidate++)
        {
            NormalTable.Fill(generator, DecisionSeeds.CandidateStream(iteration, candidate), _one);
            for (int at = 0; at < _one.Length; at++)
            {
                _white[(at * _stride) + candidate] = _one[at];
            }
        }

        _spectrum.Apply(_white, _coloured);
    }

    /// <summary>The noise of one action of one step: [stride].</summary>
    public ReadOnlySpan<float> Row(int at) => _coloured.AsSpan(at * _stride, _stride);
}
