using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class RowSetTests
{
    private const int Rows = 5000;
    private static readonly RobotDescription Robot = LinearSystem.Robot();
    private static readonly DynamicsLayout Layout = DynamicsLayout.Of(Robot);
    private static readonly TransitionTable Table = LinearSystem.Table(Robot, 2 * Rows, row => LinearSystem.Row(row));
    private static readonly int[] Even = [.. Enumerable.Range(0, Rows).Select(row => 2 * row)];

    [Fact]
    public void A_row_has_the_same_bits_with_padding_and_without()
    {
        RowSet rows = Set();
        rows.Normalize(NormalizerFit.Of(rows));
        float[] inputs = new float[16];
        float[] targets = new float[16];
        for (int row = 0; row < Rows; row += 7)
        {
            rows.Read(row, inputs, targets);
            int[] bits = [.. inputs[..rows.Inputs].Concat(targets[..rows.Outputs]).Select(BitConverter.SingleToInt32Bits)];
            Assert.Equal(Bits(rows, row), bits);
        }
    }

    [Fact]
    public void A_normalised_number_is_rounded_once()
    {
        RowSet raw = Set();
        RowSet rows = Set();
        Normalizer normalizer = NormalizerFit.Of(raw);
        rows.Normalize(normalizer);
        float[] means = [.. normalizer.InputMean, .. normalizer.TargetMean];
        float[] scales = [.. normalizer.InputScale, .. normalizer.TargetScale];
        Assert.Equal(
            Read(raw, 3).Select((value, column) => (float)((value - (double)means[column]) / scales[column])),
            Read(rows, 3));
    }

    [Fact]
    public void A_row_is_the_transition_chosen_as_the_layout_reads_it()
    {
        RowSet rows = Set();
        float[] numbers = Read(rows, 7);
        Transition row = LinearSystem.Row(14);
        Assert.Equal(row.Id.StableKey, rows.Key(7));
        Assert.Equal([.. row.State.Span, .. row.Action.Span], numbers[..5]);
        Assert.Equal(row.NextState.Span[1] - row.State.Span[1], numbers[6], 1e-6);
    }

    [Fact]
    public void Padding_behind_a_row_is_left_alone()
    {
        float[] inputs = [.. Enumerable.Repeat(-7f, 9)];
        float[] targets = [.. Enumerable.Repeat(-7f, 9)];
        RowSet rows = Set();
        rows.Read(3, inputs, targets);
        Assert.All([.. inputs[rows.Inputs..], .. targets[rows.Outputs..]], value => Assert.Equal(-7f, value));
        Assert.DoesNotContain(-7f, inputs[..rows.Inputs].Concat(targets[..rows.Outputs]));
    }

    [Fact]
    public void Rows_are_no_second_copy_of_the_data()
    {
        _ = Set();
        long before = GC.GetAllocatedBytesForCurrentThread();
        RowSet rows = Set();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before - (Rows * sizeof(int)), 0, 4096);
        Assert.Equal(Rows, rows.Count);
    }

    [Fact]
    public void The_normaliser_is_that_of_the_columns()
    {
        RowSet rows = Set();
        Normalizer normalizer = NormalizerFit.Of(rows);
        float[] means = [.. normalizer.InputMean, .. normalizer.TargetMean];
        float[] scales = [.. normalizer.InputScale, .. normalizer.TargetScale];
        float[][] read = [.. Enumerable.Range(0, Rows).Select(row => Read(rows, row))];
        for (int column = 0; column < means.Length; column++)
        {
            double mean = read.Sum(row => (double)row[column]) / Rows;
            double deviation = Math.Sqrt(read.Sum(row => (row[column] - mean) * (row[column] - mean)) / Rows);
            Assert.Equal(((float)mean, deviation > 0 ? (float)deviation : 1), (means[column], scales[column]));
        }
    }

    [Fact]
    public void An_angle_is_read_as_its_sine_and_cosine()
    {
        RobotDescription robot = SampleRobot.Read([("$.training", """{ "batch": 32 }""")]);
        DynamicsLayout layout = DynamicsLayout.Of(robot);
        TransitionTable table = LinearSystem.Table(robot, 1, row => LinearSystem.Transition(row, [0, 1, 0, 0, 0], 0, [0, 1, 0, 0, 0]));
        RowSet rows = new(table, [0], layout);
        float[] numbers = Read(rows, 0);
        int sine = layout.Inputs.ToList().FindIndex(input => input.Kind == ModelInputKind.Sine);
        Assert.Equal(Math.Sin(1), numbers[sine], 1e-6);
        Assert.Equal(Math.Cos(1), numbers[sine + 1], 1e-6);
    }

    private static RowSet Set() => new(Table, [.. Even], Layout);

    private static int[] Bits(RowSet rows, int row) => [.. Read(rows, row).Select(BitConverter.SingleToInt32Bits)];

    private static float[] Read(RowSet rows, int row)
    {
        float[] numbers = new float[rows.Inputs + rows.Outputs];
        rows.Read(row, numbers.AsSpan(0, rows.Inputs), numbers.AsSpan(rows.Inputs));
        return numbers;
    }
}
