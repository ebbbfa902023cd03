using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Planning;

/// <summary>The candidates of an iteration and what the engine says about them.</summary>
internal sealed class CandidatePool
{
    private readonly float[] _returns;
    private readonly float[] _disagreements;

    /// <summary>Makes room for candidates, and for the returns of some that are ranked without being evaluated again.</summary>
    public CandidatePool(int horizon, int actionDimension, int capacity, int remembered, IRolloutEngine engine)
    {
        Batch = new ActionSequenceBatch(horizon, actionDimension, capacity);
        _returns = new float[capacity + remembered];
        _disagreements = new float[capacity];
        Engine = engine;
    }

    public ActionSequenceBatch Batch { get; }

    public IRolloutEngine Engine
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.MaximumCandidates < Batch.Capacity)
            {
                throw new ArgumentException(
                    $"The engine takes {value.MaximumCandidates} candidates; the planner needs at least {Batch.Capacity}.", nameof(value));
            }

            field = value;
        }
    }

    /// <summary>Returns of the candidates, then of those remembered.</summary>
    public Span<float> Returns => _returns;

    /// <summary>How many were evaluated in this decision.</summary>
    public int Evaluated { get; private set; }

    /// <summary>How many of them were not finite.</summary>
    public int NonFinite { get; private set; }

    /// <summary>Starts a decision.</summary>
    public void Begin(in PlanRequest request, ulong seed)
    {
        (Evaluated, NonFinite) = (0, 0);
        Engine.Begin(new RolloutStart(request.State, request.PreviousAction, request.Parameters, request.TimeSeconds, seed));
    }

    /// <summary>One action of one step, of all candidates.</summary>
    public Span<float> Row(int at) => Batch.Row(at / Batch.ActionDimension, at % Batch.ActionDimension)[..Batch.Count];

    /// <summary>Has the engine rate all candidates.</summary>
    public void Evaluate()
    {
        NonFinite += Engine.Evaluate(Batch, _returns.AsSpan(0, Batch.Count), _disagreements.AsSpan(0, Batch.Count));
        Evaluated += Batch.Count;
    }

    /// <summary>What the engine said about a candidate.</summary>
    public Rating RatingOf(int candidate) => new(_returns[candidate], _disagreements[candidate]);

    /// <summary>The candidate with the largest return, the first of equal ones; -1 where none is finite.</summary>
    public int Best()
    {
        Span<int> best = stackalloc int[1];
        return TopK.Select(_returns.AsSpan(0, Batch.Count), best) == 0 ? -1 : best[0];
    }

    /// <summary>Writes a candidate's action sequence [H][da] into the batch.</summary>
    public void Put(int candidate, ReadOnlySpan<float> sequence)
    {
        for (int at = 0; at < sequence.Length; at++)
        {
            Row(at)[candidate] = sequence[at];
        }
    }

    /// <summary>Reads a candidate's action sequence [H][da].</summary>
    public void Copy(int candidate, Span<float> sequence)
    {
        for (int at = 0; at < sequence.Length; at++)
        {
            sequence[at] = Row(at)[candidate];
        }
    }
}
