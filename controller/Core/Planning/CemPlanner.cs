using System;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>
/// The cross-entropy method (Rubinstein 1999; PETS, Chua et al. 2018) with the improvements of iCEM (Pinneri et al. 2020):
/// coloured noise, decaying populations, elites kept over iterations and shifted over decisions, the mean as a candidate. Each is
/// switched by an option of the planner's description.
/// </summary>
internal sealed class CemPlanner : SamplingPlanner
{
    private readonly PlannerDescription _options;
    private readonly PopulationSchedule _schedule;
    private readonly ActionDistribution _distribution;
    private readonly CandidateNoise _noise;
    private readonly float[] _fresh;
    private readonly int[] _ranking;
    private EliteSet _elites;
    private EliteSet _next;
    private int _executedSteps;

    private CemPlanner(PlannerSetup setup, PopulationSchedule schedule)
        : base(setup, schedule.Iterations, CandidatesOf(setup.Planner, schedule), schedule.Reused)
    {
        _options = setup.Planner;
        _schedule = schedule;
        _distribution = new ActionDistribution(Bounds, _options);
        _noise = new CandidateNoise(Pool.Batch, _options.NoiseBeta);
        _fresh = new float[Length];
        _ranking = new int[schedule.Elites];
        _elites = new EliteSet(schedule.Elites, Length);
        _next = new EliteSet(schedule.Elites, Length);
    }

    public CemPlanner(PlannerSetup setup)
        : this(setup, new PopulationSchedule(setup.Planner))
    {
    }

    /// <summary>The most candidates evaluated at once.</summary>
    public static int CandidatesOf(PlannerDescription planner) => CandidatesOf(planner, new PopulationSchedule(planner));

    /// <inheritdoc />
    public override void Reset()
    {
        _distribution.Reset();
        _elites.Clear();
    }

    /// <inheritdoc />
    protected override void Start(int executedSteps)
    {
        _executedSteps = executedSteps;
        _distribution.Shift(executedSteps);
    }

    /// <inheritdoc />
    protected override void Iterate(int iteration)
    {
        int fresh = _schedule.PopulationOf(iteration);
        int shifted = iteration == 0 ? ShiftedCount() : 0;
        Pool.Batch.Count = fresh + shifted;
        Draw(iteration, fresh);
        AppendShifted(fresh, shifted);
        if (iteration == 0)
        {
            // their returns were of another start: they live on as candidates alone
            _elites.Clear();
        }

        Pool.Evaluate();
        Select(fresh + shifted);
    }

    /// <inheritdoc />
    protected override bool TryChoose(Span<float> sequence, out Rating best)
    {
        best = Rating.Worst;
        if (_elites.Count == 0)
        {
            return false;
        }

        best = _elites.RatingOf(0);
        ReadOnlySpan<float> chosen = _options.Return == PlanReturn.Best ? _elites.Sequence(0) : _distribution.Mean;
        chosen.CopyTo(sequence);
        return true;
    }

    private static int CandidatesOf(PlannerDescription planner, PopulationSchedule schedule) =>
        planner.Population + (planner.ShiftElites ? schedule.Reused : 0);

    private int ShiftedCount() =>
        _options.ShiftElites && _executedSteps < Horizon ? Math.Min(_schedule.Reused, _elites.Count) : 0;

    private void Draw(int iteration, int count)
    {
        _noise.Draw(Seeds.Actions, iteration, count);
        for (int at = 0; at < Length; at++)
        {
            _distribution.Draw(at, _noise.Row(at), Pool.Row(at)[..count]);
        }

        if (_options.AddMean && iteration == _schedule.Iterations - 1)
        {
            Pool.Put(0, _distribution.Mean);
        }
    }

    /// <summary>Elites of the last decision, moved on by the steps executed; what comes new into sight is drawn, white.</summary>
    private void AppendShifted(int first, int count)
    {
        int executed = _executedSteps * ActionDimension;
        for (int elite = 0; elite < count; elite++)
        {
            NormalTable.Fill(Seeds.Actions, DecisionSeeds.ShiftedStream(elite), _fresh);
            ReadOnlySpan<float> old = _elites.Sequence(elite)[executed..];
            for (int at = 0; at < old.Length; at++)
            {
                Pool.Row(at)[first + elite] = old[at];
            }

            for (int at = old.Length; at < Length; at++)
            {
                _distribution.Draw(at, _fresh.AsSpan(at, 1), Pool.Row(at).Slice(first + elite, 1));
            }
        }
    }

    /// <summary>
    /// Ranks the candidates, and with them the elites kept from the iteration before: all of a decision meet the same random
    /// numbers, so their returns still hold. Where nothing is finite, what was there stays.
    /// </summary>
    private void Select(int evaluated)
    {
        int kept = _options.KeepElites ? Math.Min(_schedule.Reused, _elites.Count) : 0;
        _elites.Returns[..kept].CopyTo(Pool.Returns[evaluated..]);
        int found = TopK.Select(Pool.Returns[..(evaluated + kept)], _ranking);
        if (found == 0)
        {
            return;
        }

        _next.Clear();
        for (int rank = 0; rank < found; rank++)
        {
            Promote(_ranking[rank], evaluated);
        }

        (_elites, _next) = (_next, _elites);
        _distribution.Refit(_elites);
    }

    private void Promote(int index, int evaluated)
    {
        if (index < evaluated)
        {
            Pool.Copy(index, _next.Add(Pool.RatingOf(index)));
        }
        else
        {
            int elite = index - evaluated;
            _elites.Sequence(elite).CopyTo(_next.Add(_elites.RatingOf(elite)));
        }
    }
}
