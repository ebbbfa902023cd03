using System;
using System.Linq;
using MbRlRobot.Transitions;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>Makes transitions of four states, one action and one parameter whose numbers follow from their id.</summary>
public static class SampleTransition
{
    /// <summary>Their schema.</summary>
    public static TransitionSchema Schema { get; } = new(new string('a', 64), stateDimension: 4, actionDimension: 1, parameterDimension: 1);

    /// <summary>Makes one.</summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="epoch">The epoch.</param>
    /// <param name="sequence">The sequence.</param>
    /// <param name="state">The state, unless the usual one will do.</param>
    /// <returns>The transition.</returns>
    public static Transition Of(string robotId, ulong epoch, ulong sequence, float[]? state = null) => new()
    {
        Id = new TransitionId(robotId, epoch, sequence),
        Episode = (int)(sequence / 200),
        Step = (int)(sequence % 200),
        TimeNanoseconds = (long)sequence * 40_000_000,
        DtSeconds = 0.04,
        State = state ?? At(sequence, 4),
        Action = At(sequence + 17, 1),
        NextState = At(sequence + 1, 4),
        Parameters = new[] { 0.25f },
        Reward = -0.5f,
        Flags = TransitionFlags.Exploring,
        ModelVersion = 3,
    };

    private static float[] At(ulong sequence, int dimension) =>
        [.. Enumerable.Range(0, dimension).Select(index => MathF.Sin((0.37f * sequence) + index))];
}
