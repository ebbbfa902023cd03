using System;

namespace MbRlRobot.Transitions;

/// <summary>
/// The transitions of one schema as a fit wants them: float32 columns States [N,ds], Actions [N,da], NextStates [N,ds]
/// and a 64-bit key per row. Grows in chunks of 4096 rows and never copies, so N rows take 4 N (2 ds + da) + 8 N bytes
/// and at most one chunk more; for 1,000,000 rows of 4 states and 1 action 44 MB, of which 36 MB are the float32 data.
/// One thread may append while no other reads; any number may read.
/// </summary>
public sealed class TransitionTable
{
    private readonly ChunkedColumn<float> _states;
    private readonly ChunkedColumn<float> _actions;
    private readonly ChunkedColumn<float> _nextStates;
    private readonly ChunkedColumn<ulong> _keys;

    /// <summary>Makes an empty table.</summary>
    /// <param name="schema">The shape of every row.</param>
    public TransitionTable(TransitionSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _states = new ChunkedColumn<float>(schema.StateDimension);
        _actions = new ChunkedColumn<float>(schema.ActionDimension);
        _nextStates = new ChunkedColumn<float>(schema.StateDimension);
        _keys = new ChunkedColumn<ulong>(1);
    }

    /// <summary>The shape of every row.</summary>
    public TransitionSchema Schema { get; }

    /// <summary>Number of rows N.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Adds a row. Whether it is good data (<see cref="Transition.IsUsableForFit"/>) is the caller's question.
    /// </summary>
    /// <param name="transition">The row, of the table's schema.</param>
    /// <exception cref="ArgumentException">The row has another shape; the table is unchanged.</exception>
    public void Append(Transition transition)
    {
        Schema.ThrowIfMismatch(transition);
        ulong key = transition.Id.StableKey;
        _states.Append(transition.State.Span);
        _actions.Append(transition.Action.Span);
        _nextStates.Append(transition.NextState.Span);
        _keys.Append([key]);
        Count++;
    }

    /// <summary>The state before.</summary>
    /// <param name="row">Row, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Shape [ds]; valid until the next <see cref="Append"/> or <see cref="TrimExcess"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> State(int row) => _states.Row(Checked(row));

    /// <summary>The action that was applied.</summary>
    /// <param name="row">Row, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Shape [da]; valid until the next <see cref="Append"/> or <see cref="TrimExcess"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Action(int row) => _actions.Row(Checked(row));

    /// <summary>The state after.</summary>
    /// <param name="row">Row, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Shape [ds]; valid until the next <see cref="Append"/> or <see cref="TrimExcess"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> NextState(int row) => _nextStates.Row(Checked(row));

    /// <summary>The key that decides about holdout and bootstrap: <see cref="TransitionId.StableKey"/>.</summary>
    /// <param name="row">Row, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The key; <see cref="StableHashes.Salted"/> makes independent hashes of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ulong Key(int row) => _keys.Row(Checked(row))[0];

    /// <summary>
    /// Gives back unused memory, once the last row is in. Appending afterwards works and copies one chunk.
    /// </summary>
    public void TrimExcess()
    {
        _states.TrimExcess();
        _actions.TrimExcess();
        _nextStates.TrimExcess();
        _keys.TrimExcess();
    }

    private int Checked(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, $"allowed: 0 to {Count - 1} of {Count} rows");
        }

        return row;
    }
}
