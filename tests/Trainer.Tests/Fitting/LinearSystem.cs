using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Trainer.Tests.Fitting;

/// <summary>
/// A robot that is linear with Gaussian noise: x' = x + dt v + e, y' = 0.8 y + 0.3 u + e, v' = v - 0.2 x + 0.5 u + e; states and
/// actions drawn evenly.
/// </summary>
internal static class LinearSystem
{
    /// <summary>The standard deviation of the noise of x, y and v.</summary>
    internal static readonly double[] Noise = [0.01, 0.05, 0.1];

    /// <summary>Its description.</summary>
    internal static RobotDescription Robot(params (string Path, string? Json)[] edits) => SampleRobot.Read(
    [
        ("$.state[3]", null),
        ("$.state[1].kind", "\"linear\""),
        ("$.model", """{ "members": 3, "active": 3, "hidden": [16] }"""),
        ("$.planner.particles", "3"),
        ("$.training", """{ "steps": 100, "batch": 32, "learningRate": 0.003 }"""),
        .. edits,
    ]);

    /// <summary>A request to fit it.</summary>
    internal static FitRequest Request(int rows, params (string Path, string? Json)[] edits)
    {
        RobotDescription robot = Robot(edits);
        return new FitRequest(robot, Table(robot, rows, row => Row(row)), null, Seed: 11, Threads: 1);
    }

    /// <summary>The same request with other steps.</summary>
    internal static FitRequest Steps(this FitRequest request, int steps) =>
        request with { Robot = request.Robot with { Training = request.Robot.Training with { Steps = steps } } };

    /// <summary>Transitions made row by row.</summary>
    internal static TransitionTable Table(RobotDescription robot, int rows, Func<int, Transition> make)
    {
        TransitionTable table = new(RobotSchema.Of(robot));
        for (int row = 0; row < rows; row++)
        {
            table.Append(make(row));
        }

        return table;
    }

    /// <summary>One transition, from its number alone.</summary>
    internal static Transition Row(int number, float scale = 1)
    {
        float[] uniform = new float[4];
        float[] noise = new float[3];
        new Philox(7).FillUniform((ulong)number, uniform);
        NormalTable.Fill(new Philox(8), (ulong)number, noise);
        float[] state = [.. uniform[..3].Select(value => scale * ((2 * value) - 1)), 0];
        float action = scale * 10 * ((2 * uniform[3]) - 1);
        float[] next =
        [
            state[0] + (0.04f * state[2]) + (noise[0] * (float)Noise[0]),
            (0.8f * state[1]) + (0.3f * action) + (noise[1] * (float)Noise[1]),
            state[2] - (0.2f * state[0]) + (0.5f * action) + (noise[2] * (float)Noise[2]),
            action,
        ];
        return Transition(number, state, action, next);
    }

    /// <summary>A transition of given numbers.</summary>
    internal static Transition Transition(int number, float[] state, float action, float[] next) => new()
    {
        Id = new TransitionId("linear", 1, (ulong)number),
        Episode = 0,
        Step = number,
        TimeNanoseconds = number * 40_000_000L,
        DtSeconds = 0.04,
        State = state,
        Action = new[] { action },
        NextState = next,
        Parameters = new[] { 0f },
        Reward = 0,
        Flags = TransitionFlags.None,
        ModelVersion = 0,
    };
}
