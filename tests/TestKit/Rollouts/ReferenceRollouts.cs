using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Robots;

namespace MbRlRobot.TestKit.Rollouts;

/// <summary>
/// What the rollout port promises, one particle at a time in double precision: written from the port's documentation,
/// sharing no code with any engine but the random numbers and the expressions' meaning.
/// </summary>
public sealed class ReferenceRollouts(RobotDescription robot, EnsembleModel model)
{
    private readonly ReferenceMotion _motion = new(robot, model);
    private readonly TaskExpressions _task = TaskExpressions.Of(robot);
    private readonly ExpressionEvaluator _evaluator = new(TaskExpressions.Of(robot).Lets);
    private readonly bool _isMean = robot.Planner.Propagation == Propagation.Mean;

    /// <summary>How particles ended, so that a test can say that its case has them all.</summary>
    public Dictionary<string, int> Ends { get; } = new() { ["done"] = 0, ["left"] = 0, ["horizon"] = 0 };

    /// <summary>A candidate's return.</summary>
    /// <param name="decision">Where it starts.</param>
    /// <param name="sequence">The candidate: [H * da].</param>
    public double Return(RolloutDecision decision, float[] sequence)
    {
        ReferenceNoise noise = new(robot.Planner, model.Members.Architecture.Members, _motion.LearnedCount, decision.Seed);
        int particles = _isMean ? 1 : robot.Planner.Particles;
        double[] returns = [.. Enumerable.Range(0, particles).Select(particle => Roll(decision, sequence, noise, particle))];
        return returns.Average() - (robot.Planner.Risk * ReferenceMotion.Deviation(returns));
    }

    /// <summary>How much the members disagree about a candidate's first step.</summary>
    public double Disagreement(RolloutDecision decision, float[] sequence) =>
        _motion.Disagreement(Wide(decision.State), ActionsOf(decision, sequence).First());

    /// <summary>Where the mean of the members comes to under committed actions: [steps * da].</summary>
    public double[] Predict(RolloutDecision decision, float[] actions) =>
        ActionsOf(decision, actions).Aggregate(Wide(decision.State), _motion.Mean);

    /// <summary>What the gate makes of actions, one after the other: [steps * da].</summary>
    public float[] Committed(RolloutDecision decision, float[] wanted) =>
        [.. ActionsOf(decision, wanted).SelectMany(action => action).Select(value => (float)value)];

    private double Roll(RolloutDecision decision, float[] sequence, ReferenceNoise noise, int particle)
    {
        double[] state = Wide(decision.State);
        double[] previous = Wide(decision.PreviousAction);
        int remaining = sequence.Length / robot.Action.Count;
        int step = 0;
        double sum = 0;
        foreach (double[] action in ActionsOf(decision, sequence))
        {
            double[] next = Next(state, action, noise, step, particle);
            double time = decision.TimeSeconds + (step++ * robot.ControlPeriod);
            bool isOver = Judge(decision, (state, previous, action, next), time, --remaining, ref sum);
            (state, previous) = (next, action);
            if (isOver)
            {
                return sum;
            }
        }

        Ends["horizon"]++;
        ExpressionValues values = new() { State = state, Parameters = Wide(decision.Parameters) };
        return sum + (_task.TerminalValue is null ? 0 : _evaluator.Number(_task.TerminalValue, values));
    }

    private double[] Next(double[] state, double[] action, ReferenceNoise noise, int step, int particle) => _isMean
        ? _motion.Mean(state, action)
        : _motion.Sample(state, action, noise.Member(step, particle), learned => noise.Normal(step, particle, learned));

    private bool Judge(
        RolloutDecision decision,
        (double[] State, double[] Previous, double[] Action, double[] Next) step,
        double time,
        int remaining,
        ref double sum)
    {
        ExpressionValues values = new()
        {
            State = step.State,
            NextState = step.Next,
            Action = step.Action,
            PreviousAction = step.Previous,
            Parameters = Wide(decision.Parameters),
            Time = time,
        };
        bool isDone = _task.Done is not null && _evaluator.Condition(_task.Done, values);
        bool hasLeft = robot.State.Where((state, index) => state.SoftLimits is { } soft && !soft.Contains(step.Next[index])).Any();
        Ends["done"] += isDone ? 1 : 0;
        Ends["left"] += hasLeft ? 1 : 0;
        sum += _evaluator.Number(_task.Reward, values);
        sum += isDone || hasLeft ? remaining * (robot.Task.DoneReward ?? 0) : 0;
        sum -= hasLeft ? robot.Task.LimitPenalty : 0;
        return isDone || hasLeft;
    }

    /// <summary>The actions that will be applied, each limited from the one before.</summary>
    private IEnumerable<double[]> ActionsOf(RolloutDecision decision, float[] sequence)
    {
        double[] previous = Wide(decision.PreviousAction);
        foreach (float[] wanted in sequence.Chunk(robot.Action.Count))
        {
            previous = _motion.Limit(Wide(wanted), previous);
            yield return previous;
        }
    }

    private static double[] Wide(float[] values) => Array.ConvertAll(values, value => (double)value);
}
