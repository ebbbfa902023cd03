using System;
using System.Linq;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IRolloutEngine"/> keeps, whatever the model.</summary>
public abstract class RolloutEngineContract
{
    private const int Horizon = 7;
    private const int Candidates = 37;

    protected abstract int StateDimension { get; }

    protected abstract int ActionDimension { get; }

    protected abstract int ParameterDimension { get; }

    protected abstract IRolloutEngine Create(int maximumCandidates, int threads);

    [AdapterFact]
    public void Gives_the_same_bits_for_the_same_start_and_seed_on_any_number_of_threads()
    {
        float[] one = Returns(Batch(Candidates), threads: 1);
        Assert.Equal(one, Returns(Batch(Candidates), threads: 1));
        Assert.Equal(one, Returns(Batch(Candidates), threads: 2));
        Assert.All(one, value => Assert.True(float.IsFinite(value)));
        Assert.True(one.Distinct().Count() > 1, "all candidates got the same return");
    }

    [AdapterFact]
    public void Rates_a_candidate_by_itself_alone()
    {
        float[] together = Returns(Batch(Candidates), threads: 1);
        for (int candidate = 0; candidate < Candidates; candidate += 5)
        {
            Assert.Equal(together[candidate], Returns(Batch(1, first: candidate), threads: 1)[0]);
        }
    }

    [AdapterFact]
    public void Gives_a_candidate_that_is_not_finite_the_worst_return_and_counts_it()
    {
        using IRolloutEngine engine = Create(Candidates, 1);
        ActionSequenceBatch batch = Batch(Candidates);
        float[] clean = Returns(batch, threads: 1);
        batch.Row(2, 0)[11] = float.NaN;
        float[] returns = new float[Candidates];
        engine.Begin(Start());
        Assert.Equal(1, engine.Evaluate(batch, returns, []));
        Assert.Equal(float.NegativeInfinity, returns[11]);
        clean[11] = float.NegativeInfinity;
        Assert.Equal(clean, returns);
    }

    [AdapterFact]
    public void Gives_disagreements_that_are_not_negative()
    {
        using IRolloutEngine engine = Create(Candidates, 1);
        float[] disagreements = new float[Candidates];
        engine.Begin(Start());
        engine.Evaluate(Batch(Candidates), new float[Candidates], disagreements);
        Assert.All(disagreements, value => Assert.True(value >= 0));
    }

    [AdapterFact]
    public void Predicts_the_start_itself_under_no_action_and_repeats_its_predictions()
    {
        using IRolloutEngine engine = Create(1, 1);
        float[] state = new float[StateDimension];
        Assert.True(engine.Predict(Start(), [], state));
        Assert.Equal(Start().State.ToArray(), state);
        float[] actions = [.. Enumerable.Range(0, 3 * ActionDimension).Select(index => 0.1f * index)];
        float[] again = new float[StateDimension];
        Assert.True(engine.Predict(Start(), actions, state));
        Assert.True(engine.Predict(Start(), actions, again));
        Assert.Equal(state, again);
    }

    [AdapterFact]
    public void Allocates_nothing_after_the_first_decision()
    {
        using IRolloutEngine engine = Create(Candidates, 1);
        ActionSequenceBatch batch = Batch(Candidates);
        float[] returns = new float[Candidates];
        float[] disagreements = new float[Candidates];
        float[] state = new float[StateDimension];
        float[] actions = new float[2 * ActionDimension];
        float[] start = [.. Start().State];
        (float[] previous, float[] parameters) = (new float[ActionDimension], new float[ParameterDimension]);
        Decide();
        Decide(); // the runtime's own first times, such as a lock that was waited for, are no engine's
        AllocationGuard.ExpectNone(Decide);

        void Decide()
        {
            RolloutStart from = new(start, previous, parameters, 0, seed: 42);
            engine.Begin(from);
            engine.Evaluate(batch, returns, disagreements);
            engine.Predict(from, actions, state);
        }
    }

    private RolloutStart Start() => new(
        Enumerable.Range(1, StateDimension).Select(index => 0.1f * index).ToArray(),
        new float[ActionDimension],
        new float[ParameterDimension],
        0,
        seed: 42);

    private float[] Returns(ActionSequenceBatch batch, int threads)
    {
        using IRolloutEngine engine = Create(Candidates, threads);
        float[] returns = new float[batch.Count];
        engine.Begin(Start());
        Assert.Equal(0, engine.Evaluate(batch, returns, []));
        return returns;
    }

    private ActionSequenceBatch Batch(int count, int first = 0)
    {
        ActionSequenceBatch batch = new(Horizon, ActionDimension, count) { Count = count };
        for (int step = 0; step < Horizon; step++)
        {
            for (int action = 0; action < ActionDimension; action++)
            {
                Span<float> row = batch.Row(step, action);
                for (int candidate = 0; candidate < count; candidate++)
                {
                    row[candidate] = MathF.Sin(1 + (first + candidate) * (step + 2) + action);
                }
            }
        }

        return batch;
    }
}
