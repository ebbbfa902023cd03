using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>
/// A robot of one state and one action whose noise depends on the state: y' = y + 0.2 sin(3 y) + 0.02 u + s(y) e, with e standard normal and
/// s(y) = 0.1 exp(0.7 y), so four times as loud at one end as at the other. States and actions are drawn evenly.
/// </summary>
public static class NoisySystem
{
    private const string State = """[ { "name": "y", "limits": [-1, 1] } ]""";
    private const string Task = """{ "reward": "0", "episodeSteps": 10 }""";
    private const string Plant = """{ "plant": { "kind": "cartpole" } }""";

    /// <summary>Its description.</summary>
    /// <param name="edits">Pairs of a path and the JSON to put there.</param>
    /// <returns>The robot.</returns>
    public static RobotDescription Robot(params (string Path, string? Json)[] edits) => SampleRobot.Read(
    [
        ("$.state", State),
        ("$.task", Task),
        ("$.io", Plant),
        ("$.reset", null),
        ("$.model", """{ "members": 3, "active": 3, "hidden": [16, 16] }"""),
        ("$.planner.particles", "3"),
        .. edits,
    ]);

    /// <summary>The mean of the next state.</summary>
    /// <param name="state">y, from -1 to 1.</param>
    /// <param name="action">u, from -10 to 10.</param>
    /// <returns>The mean of y'.</returns>
    public static double Mean(double state, double action) => state + (0.2 * Math.Sin(3 * state)) + (0.02 * action);

    /// <summary>The standard deviation of the next state.</summary>
    /// <param name="state">y, from -1 to 1.</param>
    /// <returns>That of y'.</returns>
    public static double Deviation(double state) => 0.1 * Math.Exp(0.7 * state);

    /// <summary>A request to fit its first rows.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="rows">How many.</param>
    /// <returns>The request: seed 3, one thread, new weights.</returns>
    public static FitRequest Request(RobotDescription robot, int rows) => new(robot, Rows(robot, 0, rows), null, Seed: 3, Threads: 1);

    /// <summary>Some of its transitions; each follows from its number alone.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="count">How many.</param>
    /// <returns>The transitions.</returns>
    public static TransitionTable Rows(RobotDescription robot, int first, int count)
    {
        TransitionTable table = new(RobotSchema.Of(robot));
        for (int row = first; row < first + count; row++)
        {
            table.Append(Row(row));
        }

        return table;
    }

    /// <summary>One transition.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The transition.</returns>
    public static Transition Row(int number)
    {
        float[] uniform = new float[2];
        float[] noise = new float[1];
        new Philox(21).FillUniform((ulong)number, uniform);
        NormalTable.Fill(new Philox(22), (ulong)number, noise);
        float state = (2 * uniform[0]) - 1;
        float action = 10 * ((2 * uniform[1]) - 1);
        return SampleTransition.Of("noisy", 1, (ulong)number) with
        {
            State = new[] { state },
            Action = new[] { action },
            NextState = new[] { (float)(Mean(state, action) + (Deviation(state) * noise[0])) },
        };
    }
}
