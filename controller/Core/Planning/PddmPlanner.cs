using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>
/// Filtered noise and reward-weighted averaging (PDDM, Nagabandi et al. 2019): n_t = beta u_t + (1 - beta) n_(t-1) around the
/// nominal sequence, which becomes the candidates' mean, weighted by e^(kappa (return - best return)).
/// </summary>
internal sealed class PddmPlanner : SamplingPlanner
{
    private const double DefaultRewardWeight = 10;
    private const double DefaultSmoothing = 0.7;

    private readonly PlannerDescription _options;
    private readonly NominalSequence _nominal;
    private readonly CandidateNoise _noise;
    private readonly RewardWeights _weights;
    private readonly float[] _filtered;
    private readonly float _smoothing;
    private Rating _best;

    public PddmPlanner(PlannerSetup setup)
        : base(setup, setup.Planner.Iterations, setup.Planner.Population, remembered: 0)
    {
        _options = setup.Planner;
        _nominal = new NominalSequence(Bounds, _options);
        _noise = new CandidateNoise(Pool.Batch, beta: 0);
        _weights = new RewardWeights(_options.RewardWeight ?? DefaultRewardWeight, Pool.Batch.Stride);
        _filtered = new float[ActionDimension * Pool.Batch.Stride];
        _smoothing = (float)(_options.Smoothing ?? DefaultSmoothing);
    }

    /// <inheritdoc />
    public override void Reset() => _nominal.Reset();

    /// <inheritdoc />
    protected override void Start(int executedSteps)
    {
        _nominal.Shift(executedSteps);
        Pool.Batch.Count = _options.Population;
        _best = Rating.Worst;
    }

    /// <inheritdoc />
    protected override void Iterate(int iteration)
    {
        Draw(iteration);
        Pool.Evaluate();
        int best = Pool.Best();
        if (best < 0)
        {
            return;
        }

        _best = Pool.RatingOf(best);
        _weights.Weigh(Pool.Returns[..Pool.Batch.Count], _best.Return);
        for (int at = 0; at < Length; at++)
        {
            _nominal.Values[at] = Bounds.Clip(at % ActionDimension, _weights.Mean(Pool.Row(at)));
        }
    }

    /// <inheritdoc />
    protected override bool TryChoose(Span<float> sequence, out Rating best)
    {
        best = _best;
        bool isUsable = float.IsFinite(_best.Return);
        if (isUsable)
        {
            _nominal.Values.CopyTo(sequence);
        }

        return isUsable;
    }

    private void Draw(int iteration)
    {
        _noise.Draw(Seeds.Actions, iteration, Pool.Batch.Count);
        _filtered.AsSpan().Clear();
        for (int at = 0; at < Length; at++)
        {
            int action = at % ActionDimension;
            Filter(_noise.Row(at), Filtered(action), (float)(_options.InitialStd * Bounds.HalfRange(action)));
            Add(_nominal.Values[at], Filtered(action), action, Pool.Row(at));
        }
    }

    private Span<float> Filtered(int action) => _filtered.AsSpan(action * Pool.Batch.Stride, Pool.Batch.Count);

    private void Filter(ReadOnlySpan<float> normal, Span<float> filtered, float std)
    {
        for (int candidate = 0; candidate < filtered.Length; candidate++)
        {
            filtered[candidate] = (_smoothing * std * normal[candidate]) + ((1 - _smoothing) * filtered[candidate]);
        }
    }

    private void Add(float nominal, ReadOnlySpan<float> noise, int action, Span<float> row)
    {
        for (int candidate = 0; candidate < row.Length; candidate++)
        {
            row[candidate] = Bounds.Clip(action, nominal + noise[candidate]);
        }
    }
}
