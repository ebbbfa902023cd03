using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Onnx;

/// <summary>
/// States and actions inside a robot's limits (of no more than 10 either way), and angles some turns away.
/// </summary>
/// <param name="robot">The robot.</param>
/// <param name="seed">Same seed, same numbers.</param>
public sealed class RandomInputs(RobotDescription robot, ulong seed)
{
    private static readonly Interval Circles = new(-3 * Math.Tau, 3 * Math.Tau);

    private readonly Philox _random = new(seed);

    /// <summary>A state, [ds].</summary>
    /// <param name="row">Which one.</param>
    public IEnumerable<float> State(int row) => Scaled(
        (2 * (ulong)row) + 1,
        [.. robot.State.Select(state => state.Kind == StateKind.Angle ? Circles : state.Limits)]);

    /// <summary>An action, [da].</summary>
    /// <param name="row">Which one.</param>
    public IEnumerable<float> Action(int row) =>
        Scaled(2 * (ulong)row, [.. robot.Action.Select(action => action.Limits)]);

    private IEnumerable<float> Scaled(ulong stream, Interval[] limits)
    {
        float[] numbers = new float[limits.Length];
        _random.FillUniform(stream, numbers);
        return numbers.Zip(limits, (number, limit) =>
            (float)double.Lerp(Math.Max(limit.Low, -10), Math.Min(limit.High, 10), number));
    }
}
