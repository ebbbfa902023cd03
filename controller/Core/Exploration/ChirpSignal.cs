using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Exploration;

/// <summary>A sine whose frequency rises evenly over the episode, with a random phase.</summary>
/// <param name="firstHertz">The frequency at the start.</param>
/// <param name="lastHertz">The frequency at the end.</param>
/// <param name="period">Seconds of a step.</param>
/// <param name="episodeSteps">The steps of an episode.</param>
internal sealed class ChirpSignal(double firstHertz, double lastHertz, double period, int episodeSteps)
    : IExplorationSignal
{
    private double _phase;

    /// <inheritdoc/>
    public void Start(ulong seed) => _phase = 2 * Math.PI * Philox.ToUniform(new Philox(seed).Block(0, 0).A);

    /// <inheritdoc/>
    public float At(int step)
    {
        double time = step * period;
        double rise = (lastHertz - firstHertz) / (episodeSteps * period);
        return (float)Math.Sin(_phase + (2 * Math.PI * ((firstHertz * time) + (rise * time * time / 2))));
    }
}
