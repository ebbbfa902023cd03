using System;
using System.Collections.Generic;
using MbRlRobot.Loop;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>A reset that takes as long as a test says, and remembers the ticks it was given.</summary>
internal sealed class ScriptedReset : IEpisodeReset
{
    public string? Refusal => null;

    /// <summary>Gives the progress of a tick by its number since the beginning; 0 is the beginning.</summary>
    public Func<int, ResetProgress> Progress { get; init; } = _ => ResetProgress.Done;

    public int Beginnings { get; private set; }

    public int Confirmations { get; private set; }

    /// <summary>The ticks since the latest beginning: when, and the state's first value.</summary>
    public List<(long Nanoseconds, float State)> Ticks { get; } = [];

    public ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters)
    {
        Beginnings++;
        Ticks.Clear();
        parameters.Clear();
        return Progress(0);
    }

    public ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds)
    {
        Ticks.Add((nowNanoseconds, state[0]));
        return Progress(Ticks.Count);
    }

    public string? Confirm()
    {
        Confirmations++;
        return Confirmations == 1 ? "not yet" : null;
    }
}
