using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Installation;

/// <summary>
/// What a model computes on this board: the golden outputs, by the kernels member for member and by the engine that is to
/// run it, and finite numbers wherever the limits let the robot go.
/// </summary>
/// <param name="robot">The robot.</param>
/// <param name="model">The model.</param>
/// <param name="engine">The engine that is to run it.</param>
internal sealed class OutputGate(RobotDescription robot, EnsembleModel model, IRolloutEngine engine)
{
    private readonly int _members = model.Members.Architecture.Members;
    private readonly int _states = robot.State.Count;

    /// <summary>Compares golden outputs.</summary>
    public ModelVerdict CheckGolden(GoldenVectors golden)
    {
        for (int row = 0; row < golden.Rows.Count; row++)
        {
            if (Difference(golden, golden.Rows[row]) is { } difference)
            {
                return ModelVerdict.Refuse(ModelRefusal.Golden, $"golden row {row}: {difference}");
            }
        }

        return ModelVerdict.Passed;
    }

    /// <summary>Looks for outputs that are not finite.</summary>
    public ModelVerdict CheckFinite(int points)
    {
        float[] states = ModelProbe.States(robot, points);
        float[] actions = ModelProbe.Actions(robot, points);
        (float[] next, float[] logVar) = Outputs(states, actions);
        for (int at = 0; at < next.Length; at++)
        {
            if (!float.IsFinite(next[at]) || !float.IsFinite(MathF.Exp(logVar[at])))
            {
                string name = robot.State[at % _states].Name;
                return ModelVerdict.Refuse(ModelRefusal.Outputs, Text(
                    $"member {at / (points * _states)}, {name}: next_mean {next[at]}, log_var {logVar[at]}"));
            }
        }

        for (int point = 0; point < points; point++)
        {
            if (!Predict(states.AsSpan(point * _states, _states), Row(actions, point), new float[_states]))
            {
                return ModelVerdict.Refuse(ModelRefusal.Outputs, $"the engine's prediction is not finite at point {point}");
            }
        }

        return ModelVerdict.Passed;
    }

    private string? Difference(GoldenVectors golden, GoldenRow row)
    {
        float[] state = [.. row.State];
        float[] action = [.. row.Action];
        (float[] next, float[] logVar) = Outputs(state, action);
        float[] predicted = new float[_states];
        return !Predict(state, action, predicted)
            ? "the engine's prediction is not finite"
            : Difference("next_mean of member", golden, row.NextMean, next)
            ?? Difference("log_var of member", golden, row.LogVar, logVar)
            ?? DifferenceOfMean(golden, row.NextMean, predicted);
    }

    private string? Difference(string what, GoldenVectors golden, IReadOnlyList<float> expected, float[] actual)
    {
        for (int at = 0; at < actual.Length; at++)
        {
            if (!IsClose(golden, expected[at], actual[at] - (double)expected[at]))
            {
                return Text($"{what} {at / _states}, {robot.State[at % _states].Name}: {actual[at]}; signed: {expected[at]}");
            }
        }

        return null;
    }

    /// <summary>Engines give the mean over the members, angles wrapped.</summary>
    private string? DifferenceOfMean(GoldenVectors golden, IReadOnlyList<float> nextMean, float[] predicted)
    {
        for (int state = 0; state < _states; state++)
        {
            double expected = Enumerable.Range(0, _members).Average(member => (double)nextMean[(member * _states) + state]);
            double difference = predicted[state] - expected;
            difference = robot.State[state].Kind == StateKind.Angle ? Angles.Wrap(difference) : difference;
            if (!IsClose(golden, expected, difference))
            {
                return Text($"the engine's {robot.State[state].Name}: {predicted[state]}; signed: {expected}");
            }
        }

        return null;
    }

    /// <summary>A NaN is close to nothing.</summary>
    private static bool IsClose(GoldenVectors golden, double expected, double difference) =>
        Math.Abs(difference) <= golden.AbsoluteTolerance + (golden.RelativeTolerance * Math.Abs(expected));

    /// <summary>Every member on the same rows.</summary>
    private (float[] NextMean, float[] LogVar) Outputs(float[] states, float[] actions)
    {
        float[] next = new float[_members * states.Length];
        float[] logVar = new float[next.Length];
        EnsembleOutputs.Compute(
            model, DynamicsLayout.Of(robot), Repeat(states), Repeat(actions), next, logVar, LaneDispatch.Best);
        return (next, logVar);
    }

    /// <summary>The action counts as applied already, so that no slew changes it.</summary>
    private bool Predict(ReadOnlySpan<float> state, ReadOnlySpan<float> action, float[] predicted) =>
        engine.Predict(new RolloutStart(state, action, new float[robot.Parameters.Count], 0, 0), action, predicted)
        && Array.TrueForAll(predicted, float.IsFinite);

    private float[] Repeat(float[] rows) => [.. Enumerable.Range(0, _members).SelectMany(_ => rows)];

    private ReadOnlySpan<float> Row(float[] actions, int point) =>
        actions.AsSpan(point * robot.Action.Count, robot.Action.Count);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
