using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Robots;

namespace MbRlRobot.Replay;

/// <summary>
/// Makes an episode's decisions again from what was recorded of each: seed, tick, state, action applied before, parameters,
/// model, iterations; the planner remembers by itself. Plans and actions must come out to the bit.
/// </summary>
/// <param name="robot">The robot as it was described then.</param>
/// <param name="models">The models that it planned with.</param>
public sealed class PlanReplay(RobotDescription robot, IRecordedModels models)
{
    private readonly DecisionClock _clock = new();
    private readonly ActionLimiter _limiter = new(robot.Action, robot.ControlPeriod);
    private readonly Dictionary<ulong, float[]> _plans = [];
    private readonly float[] _previous = new float[robot.Action.Count];
    private IPlanner? _planner;
    private ulong _seed;

    /// <summary>Replays an episode from its start, up to the first difference.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="InvalidDataException">A model is not there, or the log is of another schema.</exception>
    public PlanReplayResult Run(RecordedEpisode episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        episode.Source.ThrowIfOtherSchema(RobotSchema.Of(robot), "the log");
        if (episode.Obstacle is { } obstacle)
        {
            return new PlanReplayResult(0, 0, 0, obstacle, null);
        }

        _plans.Clear();
        _planner?.Reset();
        Array.Clear(_previous);
        (int decisions, int actions, int unplanned) = (0, 0, 0);
        PlanDifference? difference = null;
        foreach (LogRecord record in episode.Records.TakeWhile(_ => difference is null))
        {
            if (record is LoggedDecision decision)
            {
                difference = Check(decision, actions + unplanned);
                decisions++;
            }
            else if (record is LoggedStep step)
            {
                bool isPlanned = step.PlanStep >= 0;
                difference = isPlanned ? Check(step) : null;
                step.Transition.Action.Span.CopyTo(_previous);
                actions += isPlanned ? 1 : 0;
                unplanned += isPlanned ? 0 : 1;
            }
        }

        return new PlanReplayResult(decisions, actions, unplanned, null, difference);
    }

    private PlanDifference? Check(LoggedDecision decision, int step)
    {
        IPlanner planner = PlannerFor(decision);
        float[] sequence = new float[planner.Horizon * planner.ActionDimension];
        _clock.Restart();
        PlanResult result = planner.Plan(RequestOf(decision), sequence);
        if (result.IsUsable)
        {
            _plans[decision.Tick] = sequence;
        }

        uint checksum = Crc32C.Of(MemoryMarshal.AsBytes(sequence.AsSpan()));
        float[] first = sequence[..planner.ActionDimension];
        (string What, object Recorded, object Replayed)[] pairs =
        [
            ("iterations", decision.Result.Iterations, result.Iterations),
            ("whether the plan is usable", decision.Result.IsUsable, result.IsUsable),
            ("the plan's first action", Show(decision.FirstAction.Span), Show(first)),
            ("the checksum of the plan", decision.SequenceChecksum, checksum),
            ("the plan's return", Show([decision.Result.Return]), Show([result.Return])),
            ("the disagreement", Show([decision.Result.Disagreement]), Show([result.Disagreement])),
        ];
        return pairs.Where(pair => !pair.Recorded.Equals(pair.Replayed))
            .Select(pair => new PlanDifference(step, decision.Tick, pair.What, Show(pair.Recorded), Show(pair.Replayed)))
            .FirstOrDefault();
    }

    private PlanDifference? Check(LoggedStep step)
    {
        int width = _previous.Length;
        (int number, ulong tick) = (step.Transition.Step, step.PlanTick);
        if (!_plans.TryGetValue(tick, out float[]? plan) || (step.PlanStep + 1) * width > plan.Length)
        {
            return new PlanDifference(number, tick, "the plan of the action", $"its action {step.PlanStep}", "no such plan");
        }

        float[] action = new float[width];
        for (int index = 0; index < width; index++)
        {
            action[index] = _limiter.Limit(index, plan[(step.PlanStep * width) + index], _previous[index]);
        }

        ReadOnlySpan<float> recorded = step.Transition.Action.Span;
        bool isSame = MemoryMarshal.AsBytes(recorded).SequenceEqual(MemoryMarshal.AsBytes(action.AsSpan()));
        return isSame ? null : new PlanDifference(number, tick, "the action applied", Show(recorded), Show(action));
    }

    private IPlanner PlannerFor(LoggedDecision decision)
    {
        IRolloutEngine engine = models.Engine(decision.ModelVersion, decision.ModelId);
        if (_planner is null || _seed != decision.Seed)
        {
            (_planner, _seed) = (PlannerFactory.Create(robot, engine, decision.Seed, _clock), decision.Seed);
        }

        _planner.Engine = engine;
        return _planner;
    }

    private static PlanRequest RequestOf(LoggedDecision decision) => new(
        decision.State.Span,
        decision.PreviousAction.Span,
        decision.Parameters.Span,
        decision.TimeSeconds,
        decision.Tick,
        decision.ExecutedSteps,
        decision.Result.Iterations);

    private static string Show(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>Nine digits tell floats apart, but for zeros and what is not a number.</summary>
    private static string Show(ReadOnlySpan<float> values) => string.Join(
        ' ', values.ToArray().Select(value => value.ToString(value == 0 && float.IsNegative(value) ? "'-0'" : "G9", CultureInfo.InvariantCulture)));
}
