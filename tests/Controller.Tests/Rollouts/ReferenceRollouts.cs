using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Controller.Tests.Rollouts;

/// <summary>
/// What the rollout port promises, one particle at a time in double precision: written from the port's documentation,
/// sharing no code with the engine but the random numbers.
/// </summary>
internal sealed class ReferenceRollouts(RobotDescription robot, EnsembleModel model)
{
    private readonly DynamicsLayout _layout = DynamicsLayout.Of(robot);
    private readonly ReferenceEnsemble _ensemble = new(model, DynamicsLayout.Of(robot));
    private readonly TaskExpressions _task = TaskExpressions.Of(robot);
    private readonly ExpressionEvaluator _evaluator = new(TaskExpressions.Of(robot).Lets);
    private readonly int _members = model.Members.Architecture.Members;
    private readonly int _particles = robot.Planner.Propagation == Propagation.Mean ? 1 : robot.Planner.Particles;

    /// <summary>How particles ended, so that a test can say that its case has them all.</summary>
    public Dictionary<string, int> Ends { get; } = new() { ["done"] = 0, ["left"] = 0, ["horizon"] = 0, ["wrapped"] = 0, ["slewed"] = 0 };

    /// <summary>A candidate's return.</summary>
    public double Return(Decision decision, float[] sequence)
    {
        double[] returns = [.. Enumerable.Range(0, _particles).Select(particle => Roll(decision, sequence, particle))];
        double mean = returns.Average();
        return mean - (robot.Planner.Risk * Math.Sqrt(returns.Average(value => (value - mean) * (value - mean))));
    }

    /// <summary>Where the mean of the members comes to.</summary>
    public double[] Predict(Decision decision, float[] actions)
    {
        (double[] state, double[] previous) = (Wide(decision.State), Wide(decision.PreviousAction));
        foreach (float[] wanted in actions.Chunk(robot.Action.Count))
        {
            previous = Limit(wanted, previous);
            state = Next(state, previous, 0, -1, []);
        }

        return state;
    }

    /// <summary>How much the members disagree about the first step.</summary>
    public double Disagreement(Decision decision, float[] sequence)
    {
        double[] action = Limit(sequence[..robot.Action.Count], Wide(decision.PreviousAction));
        double[][] means = [.. Enumerable.Range(0, _members).Select(member => Predicted(Wide(decision.State), action, member).Mean)];
        return Enumerable.Range(0, _layout.Learned.Count).Max(learned =>
        {
            double[] values = [.. means.Select(mean => mean[_layout.Learned[learned].Index])];
            double middle = values.Average();
            return Math.Sqrt(values.Average(value => (value - middle) * (value - middle))) / model.Members.Normalizer.TargetScale[learned];
        });
    }

    private double Roll(Decision decision, float[] sequence, int particle)
    {
        float[] noise = new float[robot.Planner.Horizon * _particles * _layout.Learned.Count];
        NormalTable.Fill(new Philox(decision.Seed), 0, noise);
        (double[] state, double[] previous) = (Wide(decision.State), Wide(decision.PreviousAction));
        double sum = 0;
        for (int step = 0; step < robot.Planner.Horizon; step++)
        {
            double[] action = Limit(sequence.AsSpan(step * robot.Action.Count, robot.Action.Count).ToArray(), previous);
            int first = ((step * _particles) + particle) * _layout.Learned.Count;
            double[] next = Next(state, action, step, particle, noise[first..(first + _layout.Learned.Count)], decision.Seed);
            sum += Judge(decision, step, state, previous, action, next, out bool isOver);
            (state, previous) = (next, action);
            if (isOver)
            {
                return sum;
            }
        }

        Ends["horizon"]++;
        ExpressionValues values = new() { State = state, Parameters = Wide(decision.Parameters), Time = Time(decision, robot.Planner.Horizon) };
        return sum + (_task.TerminalValue is null ? 0 : _evaluator.Number(_task.TerminalValue, values));
    }

    private double Judge(
        Decision decision, int step, double[] state, double[] previous, double[] action, double[] next, out bool isOver)
    {
        ExpressionValues values = new()
        {
            State = state,
            NextState = next,
            Action = action,
            PreviousAction = previous,
            Parameters = Wide(decision.Parameters),
            Time = Time(decision, step),
        };
        bool isDone = _task.Done is not null && _evaluator.Condition(_task.Done, values);
        bool hasLeft = robot.State.Where((each, index) => each.SoftLimits is { } soft && !soft.Contains(next[index])).Any();
        isOver = isDone || hasLeft;
        Ends["done"] += isDone ? 1 : 0;
        Ends["left"] += hasLeft ? 1 : 0;
        return _evaluator.Number(_task.Reward, values)
            + (isOver ? (robot.Planner.Horizon - 1 - step) * (robot.Task.DoneReward ?? 0) : 0)
            - (hasLeft ? robot.Task.LimitPenalty : 0);
    }

    private double Time(Decision decision, int step) => decision.TimeSeconds + (step * robot.ControlPeriod);

    private double[] Limit(float[] wanted, double[] previous)
    {
        double[] applied = new double[wanted.Length];
        for (int index = 0; index < wanted.Length; index++)
        {
            ActionDescription action = robot.Action[index];
            double change = (action.Slew ?? double.PositiveInfinity) * robot.ControlPeriod;
            double slewed = Math.Clamp(wanted[index], previous[index] - change, previous[index] + change);
            Ends["slewed"] += slewed != wanted[index] ? 1 : 0;
            applied[index] = Math.Clamp(slewed, action.Limits.Low, action.Limits.High);
        }

        return applied;
    }

    private double[] Next(double[] state, double[] action, int step, int particle, float[] noise, ulong seed = 0)
    {
        (double[] mean, double[] logVariance) = particle < 0 || robot.Planner.Propagation == Propagation.Mean
            ? (Average(state, action), [])
            : Predicted(state, action, Member(seed, step, particle));
        for (int learned = 0; learned < _layout.Learned.Count; learned++)
        {
            int index = _layout.Learned[learned].Index;
            mean[index] += logVariance.Length == 0 ? 0 : Math.Exp(logVariance[index] / 2) * noise[learned];
            if (_layout.Learned[learned].IsAngle)
            {
                double wrapped = Math.IEEERemainder(mean[index], 2 * Math.PI);
                Ends["wrapped"] += wrapped == mean[index] ? 0 : 1;
                mean[index] = wrapped;
            }
        }

        return mean;
    }

    /// <summary>TSinf: contiguous groups of particles; TS1: shuffled at every step (Fisher and Yates).</summary>
    private int Member(ulong seed, int step, int particle)
    {
        int[] members = [.. Enumerable.Range(0, _particles).Select(each => each / (_particles / _members))];
        for (int last = _particles - 1; last > 0 && robot.Planner.Propagation == Propagation.Ts1; last--)
        {
            int other = new Philox(seed).NextBelow(1 + (ulong)step, (ulong)last, last + 1);
            (members[last], members[other]) = (members[other], members[last]);
        }

        return members[particle];
    }

    private double[] Average(double[] state, double[] action)
    {
        double[][] means = [.. Enumerable.Range(0, _members).Select(member => Predicted(state, action, member).Mean)];
        return [.. Enumerable.Range(0, state.Length).Select(index => means.Average(mean => mean[index]))];
    }

    private (double[] Mean, double[] LogVariance) Predicted(double[] state, double[] action, int member)
    {
        float[] mean = new float[state.Length];
        float[] logVariance = new float[state.Length];
        _ensemble.Predict(member, Narrow(state), Narrow(action), mean, logVariance);
        return (Wide(mean), Wide(logVariance));
    }

    private static double[] Wide(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static float[] Narrow(double[] values) => Array.ConvertAll(values, value => (float)value);
}
