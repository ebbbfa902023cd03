using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Installation;

/// <summary>
/// The candidate in the shadow of the champion: both predict the transitions that the robot makes, and the candidate may
/// go on trial only if it is no worse at any state. For the link's thread; the loop has no part in it.
/// </summary>
public sealed class ShadowTest
{
    private readonly RobotDescription _robot;
    private readonly DynamicsLayout _layout;
    private readonly EnsembleModel _champion;
    private readonly EnsembleModel _candidate;
    private readonly ShadowSettings _settings;
    private readonly List<float> _states = [];
    private readonly List<float> _actions = [];
    private readonly List<float> _nextStates = [];

    /// <summary>Begins a test.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="champion">The model that drives it.</param>
    /// <param name="candidate">The model that would.</param>
    /// <param name="settings">When it counts as no worse.</param>
    /// <exception cref="System.IO.InvalidDataException">One of the models is for another robot.</exception>
    public ShadowTest(RobotDescription robot, EnsembleModel champion, EnsembleModel candidate, ShadowSettings settings)
    {
        ArgumentNullException.ThrowIfNull(champion);
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(settings);
        champion.ThrowIfNotFor(robot);
        candidate.ThrowIfNotFor(robot);
        (_robot, _champion, _candidate, _settings) = (robot, champion, candidate, settings);
        _layout = DynamicsLayout.Of(robot);
    }

    /// <summary>Number of transitions taken.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether there are as many as the settings ask for.</summary>
    public bool IsComplete => Rows >= Math.Max(_settings.Rows, ShadowSettings.FewestRows);

    /// <summary>
    /// Takes a transition; one that a fit would leave out, or that is not finite, and those beyond the last one needed,
    /// are passed over.
    /// </summary>
    /// <param name="transition">A transition of this robot.</param>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    public void Add(Transition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        (int, int) shape = (transition.State.Length, transition.Action.Length);
        if (shape != (_layout.StateDimension, _layout.ActionDimension))
        {
            throw new ArgumentException($"the transition has {shape} states and actions", nameof(transition));
        }

        if (!IsComplete && transition.IsUsableForFit(_robot.ControlPeriod))
        {
            _states.AddRange(transition.State.Span);
            _actions.AddRange(transition.Action.Span);
            _nextStates.AddRange(transition.NextState.Span);
            Rows++;
        }
    }

    /// <summary>Compares the two on the transitions so far.</summary>
    /// <returns>Undecided until there are enough.</returns>
    public ShadowResult Judge()
    {
        if (!IsComplete)
        {
            return new ShadowResult(ShadowVerdict.Undecided, string.Empty);
        }

        StateScore[] champion = Scores(_champion);
        StateScore[] candidate = Scores(_candidate);
        string? reason = Enumerable.Range(0, champion.Length)
            .Select(learned => Fault(learned, champion[learned], candidate[learned]))
            .FirstOrDefault(fault => fault is not null);
        return new ShadowResult(reason is null ? ShadowVerdict.NoWorse : ShadowVerdict.Worse, reason ?? string.Empty);
    }

    /// <summary>A factor on the error is a difference of log-likelihoods: ln(1 + margin) nats.</summary>
    private string? Fault(int learned, StateScore champion, StateScore candidate)
    {
        string name = _robot.State[_layout.Learned[learned].Index].Name;
        double floor = _settings.Floor * _champion.Members.Normalizer.TargetScale[learned];
        double mostRmse = Math.Max(champion.Rmse * (1 + _settings.Margin), floor);
        double mostNll = champion.Nll + Math.Log(1 + _settings.Margin);
        double leastCoverage = Math.Min(0.9 - _settings.CoverageSlack, champion.Coverage);
        return (candidate, champion.IsFinite) switch
        {
            ({ IsFinite: false }, _) => $"{name}: a prediction is not finite",
            (_, false) => null,
            _ when candidate.Rmse > mostRmse => Text($"{name}: error {candidate.Rmse:G4}; allowed: {mostRmse:G4}"),
            _ when candidate.Nll > mostNll && candidate.Rmse > floor => Text(
                $"{name}: negative log-likelihood {candidate.Nll:G4} nats; allowed: {mostNll:G4}"),
            _ when candidate.Coverage < leastCoverage && candidate.Rmse > floor => Text(
                $"{name}: {candidate.Coverage:P0} of the rows lie inside its 90 % intervals; allowed: {leastCoverage:P0}"),
            _ => null,
        };
    }

    /// <summary>Of the ensemble: mean of the means; mean of the variances and variance of the means (PETS).</summary>
    private StateScore[] Scores(EnsembleModel model)
    {
        int members = model.Members.Architecture.Members;
        float[] means = new float[members * _states.Count];
        float[] logVariances = new float[means.Length];
        EnsembleOutputs.Compute(
            model, _layout, Repeat(_states, members), Repeat(_actions, members), means, logVariances, LaneDispatch.Best);
        return [.. _layout.Learned.Select(learned => Score(learned, means, logVariances, members))];
    }

    private StateScore Score(LearnedState learned, float[] means, float[] logVariances, int members)
    {
        double[] errors = new double[Rows];
        double[] variances = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            int at = (row * _layout.StateDimension) + learned.Index;
            int[] places = [.. Enumerable.Range(0, members).Select(member => (member * _states.Count) + at)];
            double mean = places.Average(place => (double)means[place]);
            double error = _nextStates[at] - mean;
            errors[row] = learned.IsAngle ? Angles.Wrap(error) : error;
            variances[row] = places.Average(place =>
                Math.Exp(logVariances[place]) + ((means[place] - mean) * (means[place] - mean)));
        }

        return StateScore.Of(errors, variances, _settings.Kept);
    }

    private static float[] Repeat(List<float> rows, int times) =>
        [.. Enumerable.Range(0, times).SelectMany(_ => rows)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
