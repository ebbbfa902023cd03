using System;
using MbRlRobot.Numerics;
using MbRlRobot.Transitions;

namespace MbRlRobot.Benchmarks.Rows;

/// <summary>
/// The rows of one epoch of a simulated robot, one after the other: a row's next state is the next row's state, and episodes end, as
/// with a real robot. Smooth numbers that follow from the sequence; no plant, whose speed would be measured too.
/// </summary>
/// <param name="schema">The shape of every row.</param>
/// <param name="robotId">The robot.</param>
/// <param name="epoch">The epoch.</param>
/// <param name="controlPeriod">Seconds.</param>
internal sealed class SimulatedRows(TransitionSchema schema, string robotId, ulong epoch, double controlPeriod)
{
    private const int EpisodeSteps = 200;
    private readonly Philox _random = new(StableHashes.OfText(robotId));
    private readonly float[] _noise = new float[Math.Max(schema.StateDimension, schema.ActionDimension)];
    private ulong _draws;
    private float[] _state = new float[schema.StateDimension];

    /// <summary>The sequence of the next row.</summary>
    public ulong Next { get; private set; }

    /// <summary>Makes the next row.</summary>
    /// <returns>The row.</returns>
    public Transition Take()
    {
        int step = (int)(Next % EpisodeSteps);
        float[] state = step == 0 ? Vary(new float[schema.StateDimension]) : _state;
        float[] action = Vary(new float[schema.ActionDimension]);
        _state = Vary((float[])state.Clone());
        return new Transition
        {
            Id = new TransitionId(robotId, epoch, Next++),
            Episode = (int)((Next - 1) / EpisodeSteps),
            Step = step,
            TimeNanoseconds = (long)((Next - 1) * controlPeriod * 1e9),
            DtSeconds = controlPeriod,
            State = state,
            Action = action,
            NextState = _state,
            Parameters = new float[schema.ParameterDimension],
            Reward = -MathF.Abs(state[0]),
            Flags = step == EpisodeSteps - 1 ? TransitionFlags.Truncated : TransitionFlags.None,
            ModelVersion = 1,
        };
    }

    /// <summary>A small step of each number, towards 0 in the long run.</summary>
    private float[] Vary(float[] numbers)
    {
        _random.FillUniform(_draws++, _noise.AsSpan(0, numbers.Length));
        for (int index = 0; index < numbers.Length; index++)
        {
            numbers[index] = (0.98f * numbers[index]) + (0.1f * (_noise[index] - 0.5f));
        }

        return numbers;
    }
}
