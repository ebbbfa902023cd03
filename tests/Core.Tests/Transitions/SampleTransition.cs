using System;
using MbRlRobot.Transitions;

namespace MbRlRobot.Tests.Transitions;

/// <summary>A valid row of two states, one action and one parameter; and its schema.</summary>
internal static class SampleTransition
{
    internal static readonly TransitionSchema Schema = new(new string('a', 64), 2, 1, 1);

    internal static Transition Create(ulong sequence = 0) => new()
    {
        Id = new TransitionId("cartpole", 5, sequence),
        Episode = 1,
        Step = 2,
        TimeNanoseconds = 3_000_000_000,
        DtSeconds = 0.04,
        State = Floats(sequence, 1.5f),
        Action = Floats(-(float)sequence),
        NextState = Floats(sequence + 0.5f, 2.5f),
        Parameters = Floats(9),
        Reward = 0.25f,
        Flags = TransitionFlags.None,
        ModelVersion = 4,
    };

    internal static ReadOnlyMemory<float> Floats(params float[] values) => values;
}
