using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class RowSetTests
{
    private const int Rows = 5000;
    private const int RowBytes = 8 * sizeof(float);
    private static readonly RobotDescription Robot = LinearSystem.Robot();
    private static readonly DynamicsLayout Layout = DynamicsLayout.Of(Robot);
    private static readonly TransitionTable Table = LinearSystem.Table(Robot, 2 * Rows, row => LinearSystem.Row(row));
    private static readonly int[] Even = [.. Enumerable.Range(0, Rows).Select(row => 2 * row)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Kept_rows_and_rows_read_anew_are_the_same_bits(bool isNormalized)
    {
        (RowSet kept, RowSet anew) = (Set(isKept: true), Set(isKept: false));
        if (isNormalized)
        {
            Normalizer normalizer = NormalizerFit.Of(kept);
            kept.Normalize(normalizer);
            anew.Normalize(normalizer);
        }

        Assert.All(Enumerable.Range(0, Rows), row => Assert.Equal(Bits(kept, row), Bits(anew, row)));
    }

    [Fact]
    public void A_row_is_the_transition_chosen_as_the_layout_reads_it()
    {
        RowSet rows = Set(isKept: false);
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
        foreach (RowSet rows in new[] { Set(isKept: false), Set(isKept: true) })
        {
            rows.Read(3, inputs, targets);
            Assert.All([.. inputs[rows.Inputs..], .. targets[rows.Outputs..]], value => Assert.Equal(-7f, value));
            Assert.DoesNotContain(-7f, inputs[..rows.Inputs].Concat(targets[..rows.Outputs]));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_that_are_not_kept_take_no_memory(bool isKept)
    {
        _ = Set(isKept);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RowSet rows = Set(isKept);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before - (Rows * sizeof(int));
        Assert.InRange(bytes, isKept ? Rows * RowBytes : 0, (isKept ? Rows * RowBytes : 0) + 4096);
        Assert.Equal(Rows, rows.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public void A_fit_of_few_draws_and_one_of_many_have_the_same_rows(int steps)
    {
        FitRequest request = LinearSystem.Request(Rows / 5).Steps(steps);
        FitRequest longer = request.Steps(1000);
        (RowSet few, RowSet many) = (Prepared(request), Prepared(longer));
        Assert.Equal(few.Count, many.Count);
        Assert.All(Enumerable.Range(0, few.Count), row => Assert.Equal(Bits(few, row), Bits(many, row)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_normaliser_is_that_of_the_columns(bool isKept)
    {
        RowSet rows = Set(isKept);
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
        RowSet rows = new(table, [0], layout, isKept: false);
        float[] numbers = Read(rows, 0);
        int sine = layout.Inputs.ToList().FindIndex(input => input.Kind == ModelInputKind.Sine);
        Assert.Equal(Math.Sin(1), numbers[sine], 1e-6);
        Assert.Equal(Math.Cos(1), numbers[sine + 1], 1e-6);
    }

    private static RowSet Set(bool isKept) => new(Table, [.. Even], Layout, isKept);

    private static RowSet Prepared(FitRequest request) => PreparedFit.Of(request, CancellationToken.None).Data.Kept;

    private static int[] Bits(RowSet rows, int row) => [.. Read(rows, row).Select(BitConverter.SingleToInt32Bits)];

    private static float[] Read(RowSet rows, int row)
    {
        float[] numbers = new float[rows.Inputs + rows.Outputs];
        rows.Read(row, numbers.AsSpan(0, rows.Inputs), numbers.AsSpan(rows.Inputs));
        return numbers;
    }
}
