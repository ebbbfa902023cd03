using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Exploration;

/// <summary>
/// Noise whose power falls with frequency as 1 / f^beta, a sum of sines with random phases and amplitudes (Timmer and
/// Koenig 1995); its standard deviation is a half, cut at -1 and 1. Over long episodes only the
/// lowest 128 frequencies sound.
/// </summary>
internal sealed class ColouredSignal : IExplorationSignal
{
    private const int MostFrequencies = 128;
    private const ulong Stream = 0;
    private const float Deviation = 0.5f;
    private readonly float[] _normals;
    private readonly double[] _weights;
    private readonly double _period;

    /// <summary>Prepares the spectrum.</summary>
    /// <param name="beta">The exponent.</param>
    /// <param name="episodeSteps">The steps after which the signal repeats.</param>
    public ColouredSignal(double beta, int episodeSteps)
    {
        _period = episodeSteps;
        _weights = new double[Math.Clamp(episodeSteps / 2, 1, MostFrequencies)];
        _normals = new float[2 * _weights.Length];
        double power = 0;
        for (int index = 0; index < _weights.Length; index++)
        {
            _weights[index] = Math.Pow(index + 1, -beta / 2);
            power += _weights[index] * _weights[index];
        }

        for (int index = 0; index < _weights.Length; index++)
        {
            _weights[index] *= Deviation / Math.Sqrt(power);
        }
    }

    /// <inheritdoc/>
    public void Start(ulong seed) => NormalTable.Fill(new Philox(seed), Stream, _normals);

    /// <inheritdoc/>
    public float At(int step)
    {
        double sum = 0;
        for (int index = 0; index < _weights.Length; index++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * (index + 1) * step / _period);
            sum += _weights[index] * ((_normals[2 * index] * cosine) + (_normals[(2 * index) + 1] * sine));
        }

        return (float)Math.Clamp(sum, -1, 1);
    }
}
