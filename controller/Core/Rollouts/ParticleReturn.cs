using System;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;
using MbRlRobot.Safety;

namespace MbRlRobot.Rollouts;

/// <summary>
/// What one particle of a block of candidates has earned: rewards until it is done, then the done reward for the steps
/// that remain; leaving the soft limits costs the penalty and ends it; at the horizon the terminal value. A state that
/// was not finite while the particle was under way spoils the sum for good, whatever the reward made of it.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class ParticleReturn<T>
    where T : struct, ILanes<T>
{
    private readonly RolloutTask _task;
    private readonly int _states;
    private readonly float[] _sums;
    private readonly float[] _alive;
    private readonly float[] _terminal;
    private readonly int _stride;

    /// <summary>Makes room.</summary>
    /// <param name="task">The task.</param>
    /// <param name="states">ds, the states.</param>
    /// <param name="lanes">The most candidates of a block.</param>
    public ParticleReturn(RolloutTask task, int states, int lanes)
    {
        _task = task;
        _states = states;
        _stride = lanes;
        _sums = GC.AllocateArray<float>(lanes, pinned: true);
        _alive = GC.AllocateArray<float>(lanes, pinned: true);
        _terminal = GC.AllocateArray<float>((task.Terminal?.RowCount ?? 0) * lanes, pinned: true);
        task.Terminal?.Prepare(_terminal, lanes);
    }

    /// <summary>The sums: [lanes].</summary>
    public ReadOnlySpan<float> Sums => _sums;

    private static T AllSet => T.AreEqual(T.Broadcast(0f), T.Broadcast(0f));

    /// <summary>Starts from nothing, every candidate under way.</summary>
    public void Start()
    {
        _sums.AsSpan().Clear();
        for (int lane = 0; lane < _stride; lane += T.Count)
        {
            AllSet.Store(ref MemoryMarshal.GetArrayDataReference(_alive), lane);
        }
    }

    /// <summary>Adds a step.</summary>
    /// <param name="particle">The particle, judged.</param>
    /// <param name="remaining">The steps that remain after this one.</param>
    /// <returns>Whether any candidate is still under way.</returns>
    public bool Add(ParticleState<T> particle, int remaining)
    {
        ref float sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        ref float alive = ref MemoryMarshal.GetArrayDataReference(_alive);
        bool any = false;
        for (int lane = 0; lane < particle.Lanes; lane += T.Count)
        {
            T running = T.Load(ref alive, lane);
            T earned = T.Load(ref particle.Result(0), lane) + Spoilt(particle, lane);
            T left = Outside(particle, lane);
            T done = _task.HasDone ? T.Load(ref particle.Result(1), lane) | left : left;
            earned += T.Select(done, T.Broadcast(remaining * _task.DoneReward), T.Broadcast(0f));
            earned -= T.Select(left, T.Broadcast(_task.LimitPenalty), T.Broadcast(0f));
            T sum = T.Load(ref sums, lane);
            T.Select(running, sum + earned, sum).Store(ref sums, lane);
            running &= ~done;
            running.Store(ref alive, lane);
            any |= T.Any(running);
        }

        return any;
    }

    /// <summary>Adds the value of where the candidates still under way have come to.</summary>
    /// <param name="particle">The particle at the horizon, moved.</param>
    /// <param name="origin">For the parameters.</param>
    public void AddTerminal(ParticleState<T> particle, RolloutOrigin origin)
    {
        if (_task.Terminal is not { } program)
        {
            return;
        }

        for (int state = 0; state < _states; state++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref particle.State(state), particle.Lanes)
                .CopyTo(Row(program.StateRow(state)));
        }

        for (int parameter = 0; parameter < origin.Parameters.Length; parameter++)
        {
            Row(program.ParameterRow(parameter)).Fill(origin.Parameters[parameter]);
        }

        program.Run<T>(ref MemoryMarshal.GetArrayDataReference(_terminal), _stride, particle.Lanes);
        AddWhereAlive(ref MemoryMarshal.GetReference(Row(program.ResultRow(0))), particle.Lanes);
    }

    private void AddWhereAlive(ref float values, int lanes)
    {
        ref float sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        for (int lane = 0; lane < lanes; lane += T.Count)
        {
            T sum = T.Load(ref sums, lane);
            T running = T.Load(ref MemoryMarshal.GetArrayDataReference(_alive), lane);
            T.Select(running, sum + T.Load(ref values, lane), sum).Store(ref sums, lane);
        }
    }

    /// <summary>0, or NaN where a next state is not finite: a reward may hide that, as min and max do.</summary>
    private T Spoilt(ParticleState<T> particle, int lane)
    {
        T spoilt = T.Broadcast(0f);
        for (int state = 0; state < _states; state++)
        {
            spoilt = T.FusedMultiplyAdd(T.Load(ref particle.NextState(state), lane), T.Broadcast(0f), spoilt);
        }

        return spoilt;
    }

    private T Outside(ParticleState<T> particle, int lane)
    {
        T outside = ~AllSet;
        for (int limit = 0; limit < _task.SoftLimits.Count; limit++)
        {
            StateBound soft = _task.SoftLimits[limit];
            T state = T.Load(ref particle.NextState(soft.State), lane);
            outside |= T.LessThan(state, T.Broadcast(soft.Low)) | T.LessThan(T.Broadcast(soft.High), state);
        }

        return outside;
    }

    private Span<float> Row(int row) => _terminal.AsSpan(row * _stride, _stride);
}
