using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>
/// One particle of a block of candidates on its way: states and actions as rows [dimension][lanes] that expressions
/// read in place, moved on a step at a time.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class ParticleState<T>
    where T : struct, ILanes<T>
{
    private readonly RolloutSettings _settings;
    private readonly LaggedState[] _lagged;
    private readonly ExpressionProgram _program;
    private readonly float[] _rows;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and decision.</param>
    /// <param name="lanes">The most candidates of a block.</param>
    public ParticleState(RolloutSettings settings, int lanes)
    {
        _settings = settings;
        _lagged = [.. settings.Layout.Lagged];
        _program = settings.Task.Step;
        Stride = lanes;
        _rows = GC.AllocateArray<float>(_program.RowCount * lanes, pinned: true);
        _program.Prepare(_rows, lanes);
    }

    /// <summary>The distance between rows.</summary>
    public int Stride { get; }

    /// <summary>The candidates of the block, padding included.</summary>
    public int Lanes { get; private set; }

    /// <summary>A row of a result of the task's step.</summary>
    /// <param name="result">Which result.</param>
    /// <returns>The row's first lane.</returns>
    public ref float Result(int result) => ref Row(_program.ResultRow(result));

    /// <summary>A state after the step.</summary>
    /// <param name="state">Which state.</param>
    /// <returns>The row's first lane.</returns>
    public ref float NextState(int state) => ref Row(_program.NextStateRow(state));

    /// <summary>A state before the step, and after <see cref="Move"/> the newest.</summary>
    /// <param name="state">Which state.</param>
    /// <returns>The row's first lane.</returns>
    public ref float State(int state) => ref Row(_program.StateRow(state));

    /// <summary>An action of the step, limited.</summary>
    /// <param name="action">Which action.</param>
    /// <returns>The row's first lane.</returns>
    public ref float Action(int action) => ref Row(_program.ActionRow(action));

    /// <summary>Puts every candidate to where a decision starts.</summary>
    /// <param name="origin">Where that is.</param>
    /// <param name="lanes">The candidates of the block, padding included.</param>
    public void Start(RolloutOrigin origin, int lanes)
    {
        Lanes = lanes;
        for (int state = 0; state < origin.State.Length; state++)
        {
            Fill(_program.StateRow(state), origin.State[state]);
        }

        for (int action = 0; action < origin.PreviousAction.Length; action++)
        {
            Fill(_program.PreviousActionRow(action), origin.PreviousAction[action]);
        }

        for (int parameter = 0; parameter < origin.Parameters.Length; parameter++)
        {
            Fill(_program.ParameterRow(parameter), origin.Parameters[parameter]);
        }
    }

    /// <summary>Takes the actions of a step, limited as the gate will do it.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="step">The step.</param>
    public void Act(ActionSequenceBatch candidates, int first, int step)
    {
        for (int action = 0; action < candidates.ActionDimension; action++)
        {
            Act(action, candidates.Row(step, action)[first..]);
        }
    }

    /// <summary>Makes the next value of the states that are actions applied earlier.</summary>
    public void ShiftActions()
    {
        foreach (LaggedState lagged in _lagged)
        {
            Copy(
                lagged.Source < 0 ? _program.ActionRow(lagged.Action) : _program.StateRow(lagged.Source),
                _program.NextStateRow(lagged.Index));
        }
    }

    /// <summary>Computes the step's reward and whether it is done.</summary>
    /// <param name="timeSeconds">Seconds from the episode's begin to the step's.</param>
    public void Judge(float timeSeconds)
    {
        Fill(_program.TimeRow, timeSeconds);
        _program.Run<T>(ref MemoryMarshal.GetArrayDataReference(_rows), Stride, Lanes);
    }

    /// <summary>The next states become the states, the actions the previous ones.</summary>
    public void Move()
    {
        for (int state = 0; state < _settings.Layout.StateDimension; state++)
        {
            Copy(_program.NextStateRow(state), _program.StateRow(state));
        }

        for (int action = 0; action < _settings.Layout.ActionDimension; action++)
        {
            Copy(_program.ActionRow(action), _program.PreviousActionRow(action));
        }
    }

    private void Act(int action, ReadOnlySpan<float> wanted)
    {
        ref float from = ref MemoryMarshal.GetReference(wanted);
        ref float previous = ref Row(_program.PreviousActionRow(action));
        ref float applied = ref Action(action);
        for (int lane = 0; lane < Lanes; lane += T.Count)
        {
            T limited = _settings.Limiter.Limit(action, T.Load(ref from, lane), T.Load(ref previous, lane));
            limited.Store(ref applied, lane);
        }
    }

    private void Fill(int row, float value) => _rows.AsSpan(row * Stride, Lanes).Fill(value);

    private void Copy(int from, int to) => _rows.AsSpan(from * Stride, Lanes).CopyTo(_rows.AsSpan(to * Stride));

    private ref float Row(int row) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), row * Stride);
}
