using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Planning;

/// <summary>What all planners do: draw candidates, have them rated, draw better ones until iterations or time run out.</summary>
internal abstract class SamplingPlanner : IPlanner
{
    private readonly ulong _seed;
    private readonly ILoopClock _clock;
    private readonly int _iterations;

    protected SamplingPlanner(PlannerSetup setup, int iterations, int candidates, int remembered)
    {
        (_seed, _clock, _iterations) = (setup.Seed, setup.Clock, iterations);
        Horizon = setup.Planner.Horizon;
        Bounds = new ActionBounds(setup.Robot);
        Pool = new CandidatePool(Horizon, Bounds.Dimension, candidates, remembered, setup.Engine);
    }

    /// <inheritdoc />
    public int Horizon { get; }

    /// <inheritdoc />
    public int ActionDimension => Bounds.Dimension;

    /// <inheritdoc />
    public IRolloutEngine Engine
    {
        get => Pool.Engine;
        set => Pool.Engine = value;
    }

    /// <summary>The box of actions.</summary>
    protected ActionBounds Bounds { get; }

    /// <summary>The candidates.</summary>
    protected CandidatePool Pool { get; }

    /// <summary>Where this decision's random numbers come from.</summary>
    protected DecisionSeeds Seeds { get; private set; }

    /// <summary>The numbers of a sequence: H * da.</summary>
    protected int Length => Horizon * ActionDimension;

    /// <inheritdoc />
    public abstract void Reset();

    /// <inheritdoc />
    public PlanResult Plan(in PlanRequest request, Span<float> sequence)
    {
        Expect(sequence.Length, Length, nameof(sequence));
        Expect(request.PreviousAction.Length, ActionDimension, nameof(request.PreviousAction));
        Seeds = DecisionSeeds.Of(_seed, request.Tick);
        Pool.Begin(request, Seeds.Rollouts);
        Start(Math.Clamp(request.ExecutedSteps, 0, Horizon));
        int iterations = Refine(request.DeadlineNanoseconds);
        bool isUsable = TryChoose(sequence, out Rating best);
        if (isUsable)
        {
            Bounds.Limit(request.PreviousAction, sequence);
        }
        else
        {
            Bounds.Hold(request.PreviousAction, sequence);
        }

        return new PlanResult(isUsable, iterations, Pool.Evaluated, Pool.NonFinite, best.Return, best.Disagreement);
    }

    /// <summary>Starts a decision: moves on what is remembered.</summary>
    /// <param name="executedSteps">By how many steps, from 0 to H.</param>
    protected abstract void Start(int executedSteps);

    /// <summary>Draws candidates, has them rated, and learns from them.</summary>
    /// <param name="iteration">Which iteration, from 0.</param>
    protected abstract void Iterate(int iteration);

    /// <summary>Ends a decision.</summary>
    /// <param name="sequence">Receives the sequence chosen: [H][da].</param>
    /// <param name="best">Receives what is known of the best candidate.</param>
    /// <returns>Whether there is one; otherwise the sequence is left as it is.</returns>
    protected abstract bool TryChoose(Span<float> sequence, out Rating best);

    private int Refine(long deadlineNanoseconds)
    {
        int iteration = 0;
        do
        {
            Iterate(iteration);
            iteration++;
        }
        while (iteration < _iterations && _clock.NowNanoseconds < deadlineNanoseconds);

        return iteration;
    }

    private static void Expect(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length} numbers; the planner needs {expected}.", name);
        }
    }
}
