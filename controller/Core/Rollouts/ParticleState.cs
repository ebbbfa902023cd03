using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>
/// One particle of a block of candidates on its way: states and actions as rows [dimension][lanes] that expressions read in place,
/// moved on a step at a time.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class ParticleState<T>
    where T : struct, ILanes<T>
{
    private readonly RolloutSettings<T> _settings;
    private readonly ExpressionProgram _program;
    private readonly EnsembleMemory _networks;
    private readonly float[] _rows;
    private readonly float[] _changes;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and model.</param>
    /// <param name="lanes">The most candidates of a block.</param>
    public ParticleState(RolloutSettings<T> settings, int lanes)
    {
        _settings = settings;
        _program = settings.Task.Step;
        _networks = new EnsembleMemory(settings.Kernel.Architecture, lanes);
        _rows = GC.AllocateArray<float>(_program.RowCount * lanes, pinned: true);
        _changes = GC.AllocateArray<float>(settings.Layout.Learned.Count * lanes, pinned: true);
        _program.Prepare(_rows, lanes);
    }

    /// <summary>The distance between rows.</summary>
    public int Stride => _networks.Lanes;

    /// <summary>The candidates of the block, padding included.</summary>
    public int Lanes => _networks.Active;

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

    /// <summary>Puts every candidate to where a decision starts.</summary>
    /// <param name="origin">Where that is.</param>
    /// <param name="lanes">The candidates of the block, padding included.</param>
    public void Start(RolloutOrigin origin, int lanes)
    {
        _networks.Active = lanes;
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

    /// <summary>Limits the wanted actions as the gate will, and takes them.</summary>
    /// <param name="action">Which action.</param>
    /// <param name="wanted">The candidates' values.</param>
    public void Act(int action, ReadOnlySpan<float> wanted)
    {
        ref float from = ref MemoryMarshal.GetReference(wanted);
        ref float previous = ref Row(_program.PreviousActionRow(action));
        ref float applied = ref Row(_program.ActionRow(action));
        for (int lane = 0; lane < Lanes; lane += T.Count)
        {
            T limited = _settings.Limiter.Limit(action, T.Load(ref from, lane), T.Load(ref previous, lane));
            limited.Store(ref applied, lane);
        }
    }

    /// <summary>Makes the next states as one member sees them, with noise.</summary>
    /// <param name="member">The member.</param>
    /// <param name="noise">Standard normal numbers: [learned states].</param>
    public void Advance(int member, ReadOnlySpan<float> noise)
    {
        LoadNetworks();
        _settings.Kernel.Forward(member, _networks);
        for (int learned = 0; learned < noise.Length; learned++)
        {
            ref float change = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_changes), learned * Stride);
            T epsilon = T.Broadcast(noise[learned]);
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                T deviation = LaneMath.Exp(_settings.Kernel.LogVariance(member, learned, _networks, lane) * T.Broadcast(0.5f));
                T.FusedMultiplyAdd(deviation, epsilon, _settings.Kernel.Change(learned, _networks, lane)).Store(ref change, lane);
            }
        }

        Apply();
    }

    /// <summary>Makes the next states as the mean of all members, without noise.</summary>
    public void AdvanceMean()
    {
        LoadNetworks();
        _changes.AsSpan().Clear();
        int members = _settings.Kernel.Architecture.Members;
        T share = T.Broadcast(1f / members);
        for (int member = 0; member < members; member++)
        {
            _settings.Kernel.Forward(member, _networks);
            for (int learned = 0; learned < _settings.Layout.Learned.Count; learned++)
            {
                ref float change = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_changes), learned * Stride);
                for (int lane = 0; lane < Lanes; lane += T.Count)
                {
                    T.FusedMultiplyAdd(share, _settings.Kernel.Change(learned, _networks, lane), T.Load(ref change, lane)).Store(ref change, lane);
                }
            }
        }

        Apply();
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

    /// <summary>One member's change of one learned state, beyond the kinematic prior, from where the particle stands.</summary>
    /// <param name="member">The member.</param>
    /// <param name="changes">Receives the changes in units of their standard deviation over the data: [learned states][stride].</param>
    public void Changes(int member, Span<float> changes)
    {
        LoadNetworks();
        _settings.Kernel.Forward(member, _networks);
        ref float to = ref MemoryMarshal.GetReference(changes);
        for (int learned = 0; learned < _settings.Layout.Learned.Count; learned++)
        {
            T scale = T.Broadcast(_settings.Kernel.ChangeScale[learned]);
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                (_settings.Kernel.Change(learned, _networks, lane) / scale).Store(ref to, (learned * Stride) + lane);
            }
        }
    }

    private void LoadNetworks() => _settings.Kernel.Load(_networks, ref Row(_program.StateRow(0)), ref Row(_program.ActionRow(0)));

    private void Apply()
    {
        T period = T.Broadcast((float)_settings.Layout.ControlPeriod);
        for (int learned = 0; learned < _settings.Layout.Learned.Count; learned++)
        {
            LearnedState state = _settings.Layout.Learned[learned];
            ref float change = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_changes), learned * Stride);
            ref float from = ref State(state.Index);
            ref float velocity = ref State(Math.Max(0, state.Velocity));
            ref float to = ref NextState(state.Index);
            for (int lane = 0; lane < Lanes; lane += T.Count)
            {
                T next = T.Load(ref from, lane) + T.Load(ref change, lane);
                next = state.Velocity < 0 ? next : T.FusedMultiplyAdd(period, T.Load(ref velocity, lane), next);
                (state.IsAngle ? LaneAngles.Wrap(next) : next).Store(ref to, lane);
            }
        }

        foreach (LaggedState lagged in _settings.Layout.Lagged)
        {
            int source = lagged.Source < 0 ? _program.ActionRow(lagged.Action) : _program.StateRow(lagged.Source);
            Copy(source, _program.NextStateRow(lagged.Index));
        }
    }

    private void Fill(int row, float value) => _rows.AsSpan(row * Stride, Lanes).Fill(value);

    private void Copy(int from, int to) => _rows.AsSpan(from * Stride, Lanes).CopyTo(_rows.AsSpan(to * Stride));

    private ref float Row(int row) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_rows), row * Stride);
}
