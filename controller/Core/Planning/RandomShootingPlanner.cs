using System;

namespace MbRlRobot.Planning;

/// <summary>
/// The best of independent sequences, each action uniform within its limits (Richards 2005; the baseline of Nagabandi et al. 2018
/// and of PETS). One iteration; nothing is remembered.
/// </summary>
internal sealed class RandomShootingPlanner : SamplingPlanner
{
    private readonly int _population;
    private readonly float[] _uniform;

    public RandomShootingPlanner(PlannerSetup setup)
        : base(setup, iterations: 1, setup.Planner.Population, remembered: 0)
    {
        _population = setup.Planner.Population;
        _uniform = new float[Length];
    }

    /// <inheritdoc />
    public override void Reset()
    {
        // there is nothing to forget
    }

    /// <inheritdoc />
    protected override void Start(int executedSteps) => Pool.Batch.Count = _population;

    /// <inheritdoc />
    protected override void Iterate(int iteration)
    {
        for (int candidate = 0; candidate < _population; candidate++)
        {
            Seeds.Actions.FillUniform(DecisionSeeds.CandidateStream(iteration, candidate), _uniform);
            for (int at = 0; at < Length; at++)
            {
                Pool.Row(at)[candidate] = Spread(at % ActionDimension, _uniform[at]);
            }
        }

        Pool.Evaluate();
    }

    /// <inheritdoc />
    protected override bool TryChoose(Span<float> sequence, out Rating best)
    {
        int index = Pool.Best();
        best = index < 0 ? Rating.Worst : Pool.RatingOf(index);
        if (index >= 0)
        {
            Pool.Copy(index, sequence);
        }

        return index >= 0;
    }

    private float Spread(int action, float uniform) =>
        Bounds.Clip(action, Bounds.Middle(action) + (Bounds.HalfRange(action) * ((2 * uniform) - 1)));
}
