using System;

namespace MbRlRobot.Loop;

/// <summary>Brings a robot to where an episode starts. Called while the outputs are stopped.</summary>
public interface IEpisodeReset
{
    /// <summary>Why this robot cannot be brought there at all; null where it can.</summary>
    string? Refusal { get; }

    /// <summary>Brings it there.</summary>
    /// <param name="seed">Fixes what is drawn.</param>
    /// <param name="parameters">Receives goals and set-points of the episode: [dp].</param>
    /// <returns>Whether it is there.</returns>
    bool TryPlace(ulong seed, Span<float> parameters);
}
