using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>What ONNX Runtime computes from our files, and that a row's bits depend on the row alone.</summary>
[AdapterUnderTest(typeof(AppAdapters), OnnxRuntimeEngines.Name)]
public sealed class NetworkTests
{
    private const int Rows = 48;

    [AdapterFact]
    public void Agrees_with_the_built_in_kernels_within_a_hundred_thousandth_of_each_outputs_range()
    {
        foreach ((string name, RobotDescription robot, byte[] file) in Models())
        {
            EnsembleModel model = OnnxModelReader.Read(file, name, robot).Ensemble;
            using IBatchNetwork network = OnnxRuntimeEngines.Open(robot, file);
            INetworkBatch batch = network.CreateBatch(Rows);
            Fill(robot, batch, network.Architecture.Members * Rows);
            batch.Run();
            float[] next = new float[batch.State.Length];
            float[] logVariance = new float[batch.State.Length];
            EnsembleOutputs.Compute(
                model, DynamicsLayout.Of(robot), batch.State, batch.Action, next, logVariance, LaneDispatch.Best);
            AssertClose(name, robot.State.Count, next, batch.NextMean);
            AssertClose(name, robot.State.Count, logVariance, batch.LogVariance);
        }
    }

    [AdapterFact]
    public void Gives_a_row_the_same_bits_wherever_it_stands_among_whatever_rows()
    {
        foreach ((string name, RobotDescription robot, byte[] file) in Models())
        {
            using IBatchNetwork network = OnnxRuntimeEngines.Open(robot, file);
            int members = network.Architecture.Members;
            foreach (int rows in (int[])[16, 64])
            {
                (float[] state, float[] action, float[] next, float[] logVariance) = Run(network.CreateBatch(rows), robot, members * rows, 0);
                (float[] _, float[] _, float[] moved, float[] movedVariance) = Run(network.CreateBatch(rows), robot, members * rows, 5);
                Assert.Equal(Row(next, robot, rows - 1 - 5), Row(moved, robot, rows - 1));
                Assert.Equal(Row(next, robot, 0), Row(moved, robot, 5));
                Assert.Equal(Row(logVariance, robot, 2), Row(movedVariance, robot, 7));
                Assert.True(state.Length > action.Length || robot.Action.Count >= robot.State.Count, name);
            }
        }
    }

    [AdapterFact]
    public void Gives_a_row_the_same_bits_in_batches_of_other_sizes()
    {
        foreach ((string name, RobotDescription robot, byte[] file) in Models())
        {
            using IBatchNetwork network = OnnxRuntimeEngines.Open(robot, file);
            int members = network.Architecture.Members;
            float[] few = Run(network.CreateBatch(16), robot, members * 16, 0).Next;
            float[] many = Run(network.CreateBatch(64), robot, members * 64, 0).Next;
            int numbers = 16 * robot.State.Count;
            Assert.True(few.AsSpan(0, numbers).SequenceEqual(many.AsSpan(0, numbers)), name);
        }
    }

    private static IEnumerable<(string Name, RobotDescription Robot, byte[] File)> Models()
    {
        foreach (string name in ModelRobots.Names)
        {
            RobotDescription robot = ModelRobots.Read(name);
            yield return (name, robot, OnnxModelWriter.Write(RandomEnsemble.Of(robot, seed: 3), robot));
        }

        foreach (string folder in Directory.GetDirectories(Path.Combine(Repository.Root, "models")))
        {
            string type = Path.GetFileName(folder);
            RobotDescription robot = RobotFile.Read(Path.Combine(Repository.Root, "hardware/robots", type, "robot.json"));
            yield return (type, robot, File.ReadAllBytes(Path.Combine(folder, "1/dynamics.onnx")));
        }
    }

    private static (float[] State, float[] Action, float[] Next, float[] LogVariance) Run(
        INetworkBatch batch, RobotDescription robot, int rows, int shift)
    {
        Fill(robot, batch, rows, shift);
        batch.Run();
        return (batch.State.ToArray(), batch.Action.ToArray(), batch.NextMean.ToArray(), batch.LogVariance.ToArray());
    }

    private static void Fill(RobotDescription robot, INetworkBatch batch, int rows, int shift = 0)
    {
        for (int row = 0; row < rows; row++)
        {
            Fill(batch.State[(row * robot.State.Count)..], [.. robot.State.Select(state => state.Limits)], 2 * (ulong)(row - shift + Rows));
            Fill(batch.Action[(row * robot.Action.Count)..], [.. robot.Action.Select(action => action.Limits)], (2 * (ulong)(row - shift + Rows)) + 1);
        }
    }

    private static void Fill(Span<float> values, Interval[] limits, ulong stream)
    {
        float[] numbers = new float[limits.Length];
        new Philox(8).FillUniform(stream, numbers);
        for (int index = 0; index < limits.Length; index++)
        {
            values[index] = (float)double.Lerp(Math.Max(limits[index].Low, -10), Math.Min(limits[index].High, 10), numbers[index]);
        }
    }

    private static float[] Row(float[] values, RobotDescription robot, int row) =>
        values[(row * robot.State.Count)..((row + 1) * robot.State.Count)];

    private static void AssertClose(string name, int columns, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (int column = 0; column < columns; column++)
        {
            (float low, float high, float worst) = (float.MaxValue, float.MinValue, 0);
            for (int at = column; at < expected.Length; at += columns)
            {
                (low, high) = (Math.Min(low, expected[at]), Math.Max(high, expected[at]));
                worst = Math.Max(worst, Math.Abs(expected[at] - actual[at]));
            }

            // a log-variance may hardly vary about some -20: finer than float32 has it there, nobody can tell
            float large = Math.Max(Math.Abs(low), Math.Abs(high));
            double allowed = Math.Max(1e-5 * (high - low), 2 * (MathF.BitIncrement(large) - large));
            Assert.True(worst <= allowed, $"{name}, column {column}: off by {worst}, range {high - low}");
        }
    }
}
