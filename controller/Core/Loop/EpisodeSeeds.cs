using MbRlRobot.Numerics;

namespace MbRlRobot.Loop;

/// <summary>The seeds of a run's parts: independent of each other, and of how far the run went before.</summary>
/// <param name="seed">The run's seed.</param>
public readonly struct EpisodeSeeds(ulong seed)
{
    private readonly Philox _generator = new(seed);

    /// <summary>The planner's: with a decision's tick it fixes what is drawn.</summary>
    public ulong Planner => _generator.Derive(1);

    /// <summary>Where an episode starts.</summary>
    /// <param name="episode">The episode, from 0.</param>
    /// <returns>Its seed.</returns>
    public ulong Start(int episode) => new Philox(_generator.Derive(3)).Derive((ulong)episode);

    /// <summary>How an episode explores.</summary>
    /// <param name="episode">The episode, from 0.</param>
    /// <returns>Its seed.</returns>
    public ulong Exploration(int episode) => new Philox(_generator.Derive(4)).Derive((ulong)episode);
}
