using System;

namespace MbRlRobot.Ports;

/// <summary>
/// N candidate action sequences, laid out candidate per SIMD lane: [H][da][stride], so that one vector load holds the same
/// action of neighbouring candidates. Rows are padded; what the padding holds is never ranked or counted.
/// </summary>
public sealed class ActionSequenceBatch
{
    /// <summary>Rows are padded to a multiple of this many candidates: one vector of 512 bits.</summary>
    public const int LaneMultiple = 16;

    private readonly float[] _values;

    /// <summary>Makes room for candidates; all are zero and none counts yet.</summary>
    /// <param name="horizon">H, the steps of a sequence; at least 1.</param>
    /// <param name="actionDimension">da, the actions of a step; at least 1.</param>
    /// <param name="capacity">The most candidates; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is below 1.</exception>
    public ActionSequenceBatch(int horizon, int actionDimension, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(actionDimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Horizon = horizon;
        ActionDimension = actionDimension;
        Capacity = capacity;
        Stride = (capacity + LaneMultiple - 1) / LaneMultiple * LaneMultiple;
        _values = GC.AllocateArray<float>(checked(horizon * actionDimension * Stride), pinned: true);
    }

    /// <summary>H, the steps of a sequence.</summary>
    public int Horizon { get; }

    /// <summary>da, the actions of a step.</summary>
    public int ActionDimension { get; }

    /// <summary>The most candidates.</summary>
    public int Capacity { get; }

    /// <summary>The distance between rows, in candidates.</summary>
    public int Stride { get; }

    /// <summary>N, the candidates that count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 0 or above <see cref="Capacity"/>.</exception>
    public int Count
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            field = value;
        }
    }

    /// <summary>One action of one step, of all candidates and the padding: [stride].</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="action">The action's index.</param>
    /// <returns>The row; writing to it writes the batch.</returns>
    public Span<float> Row(int step, int action)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)step, (uint)Horizon);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)action, (uint)ActionDimension);
        return _values.AsSpan(((step * ActionDimension) + action) * Stride, Stride);
    }
}
