using System;

namespace MbRlRobot.Loop;

/// <summary>
/// Brings a robot to where an episode starts, in as many ticks of the loop as it needs: none of them waits, so that reading,
/// watchdog and status go on. The outputs are stopped when it begins and when it is done; a procedure that drives stops them
/// where it fails, and the loop where the reset is abandoned. Between episodes it may allocate.
/// </summary>
public interface IEpisodeReset
{
    /// <summary>Why this robot cannot be brought there at all; null where it can.</summary>
    string? Refusal { get; }

    /// <summary>Begins; one that was under way is forgotten.</summary>
    /// <param name="seed">Fixes what is drawn.</param>
    /// <param name="nowNanoseconds">The time on the loop's clock.</param>
    /// <param name="parameters">Receives goals and set-points of the episode: [dp].</param>
    /// <returns>How far it is: a simulated robot is there at once.</returns>
    ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters);

    /// <summary>Goes on, after a reading.</summary>
    /// <param name="state">The state as it is estimated: [ds], in each state's unit.</param>
    /// <param name="nowNanoseconds">The time on the loop's clock.</param>
    /// <returns>How far it is.</returns>
    ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds);

    /// <summary>Somebody at the robot says that it is in place.</summary>
    /// <returns>Why that does not count, for people; null where it does.</returns>
    string? Confirm();
}
