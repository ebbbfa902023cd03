using MbRlRobot.Loop;
using MbRlRobot.Numerics;

namespace MbRlRobot.Lab.Learning;

/// <summary>The seeds of a run's parts: independent of each other, and of how far the run went before it was resumed.</summary>
/// <param name="seed">The run's seed.</param>
public readonly struct RunSeeds(ulong seed)
{
    private readonly Philox _generator = new(seed);
    private readonly EpisodeSeeds _episodes = new(seed);

    /// <summary>The planner's: with a decision's tick it fixes what is drawn.</summary>
    public ulong Planner => _episodes.Planner;

    /// <summary>The epoch of the transitions that the run makes.</summary>
    public ulong Epoch => _generator.Derive(2);

    /// <summary>Where an episode starts.</summary>
    /// <param name="episode">The episode, from 0.</param>
    /// <returns>Its seed.</returns>
    public ulong Start(int episode) => _episodes.Start(episode);

    /// <summary>How an episode explores.</summary>
    /// <param name="episode">The episode, from 0.</param>
    /// <returns>Its seed.</returns>
    public ulong Exploration(int episode) => _episodes.Exploration(episode);

    /// <summary>The random numbers of a fit.</summary>
    /// <param name="version">The version of the model it makes.</param>
    /// <returns>Its seed.</returns>
    public ulong Fit(ulong version) => new Philox(_generator.Derive(5)).Derive(version);
}
