using MbRlRobot.Numerics;

namespace MbRlRobot.Planning;

/// <summary>Where a decision's random numbers come from: the planner's seed and the tick, nothing else.</summary>
internal readonly struct DecisionSeeds
{
    private const ulong ShiftedStreams = 1UL << 63;

    private DecisionSeeds(Philox decision)
    {
        Actions = new Philox(decision.Derive(0));
        Rollouts = decision.Derive(1);
    }

    /// <summary>The generator of candidate actions.</summary>
    public Philox Actions { get; }

    /// <summary>The seed of the rollouts.</summary>
    public ulong Rollouts { get; }

    public static DecisionSeeds Of(ulong seed, ulong tick) => new(new Philox(new Philox(seed).Derive(tick)));

    /// <summary>The stream of one candidate: it does not depend on how many there are.</summary>
    public static ulong CandidateStream(int iteration, int candidate) => ((ulong)(uint)iteration << 32) | (uint)candidate;

    /// <summary>The stream of the fresh end of a shifted elite.</summary>
    public static ulong ShiftedStream(int elite) => ShiftedStreams | (uint)elite;
}
