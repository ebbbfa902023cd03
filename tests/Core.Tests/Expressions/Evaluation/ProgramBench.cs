using System;
using System.Linq;
using MbRlRobot.Expressions;
using MbRlRobot.Expressions.Evaluation;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Tests.Expressions.Evaluation;

/// <summary>A program over <see cref="TestScopes.CartPole"/> with its memory, and the scalar twin for each lane.</summary>
internal sealed class ProgramBench
{
    public const int Lanes = 48;
    public const int Stride = 64;
    private readonly Expression[] _results;
    private readonly ExpressionEvaluator _twin = new(TestScopes.CartPole.Lets);

    public ProgramBench(params Expression[] results)
    {
        _results = results;
        Program = ExpressionProgram.Compile(new ExpressionInputs(4, 2, 1), TestScopes.CartPole.Lets, results);
        Memory = new float[Program.RowCount * Stride];
        Program.Prepare(Memory, Stride);
    }

    public ProgramBench(params string[] texts)
        : this([.. texts.Select(text => TestScopes.Parse(text))])
    {
    }

    public ExpressionProgram Program { get; }

    public float[] Memory { get; }

    public static TheoryData<LaneWidth> Widths => [.. Enum.GetValues<LaneWidth>()];

    public Span<float> Row(int row) => Memory.AsSpan(row * Stride, Stride);

    public ReadOnlySpan<float> Result(int result) => Row(Program.ResultRow(result))[..Lanes];

    /// <summary>Numbers from -3 to 3 in every row of inputs, padding lanes too; the same seed gives the same.</summary>
    public ProgramBench Fill(ulong seed)
    {
        for (int row = 0; row <= Program.TimeRow; row++)
        {
            new Philox(seed).FillUniform((ulong)row, Row(row));
            foreach (ref float value in Row(row))
            {
                value = 6 * value - 3;
            }
        }

        return this;
    }

    public ProgramBench Set(int row, params float[] values)
    {
        for (int lane = 0; lane < Stride; lane++)
        {
            Row(row)[lane] = values[lane % values.Length];
        }

        return this;
    }

    public ProgramBench Run(LaneWidth width = LaneWidth.Eight)
    {
        switch (width)
        {
            case LaneWidth.Four:
                Program.Run<Lanes128>(ref Memory[0], Stride, Lanes);
                break;
            case LaneWidth.Eight:
                Program.Run<Lanes256>(ref Memory[0], Stride, Lanes);
                break;
            default:
                Program.Run<Lanes512>(ref Memory[0], Stride, Lanes);
                break;
        }

        return this;
    }

    /// <summary>What the twin gives for a lane: a number, or 1 and 0 for true and false.</summary>
    public double Twin(int result, int lane)
    {
        double[] values = [.. Enumerable.Range(0, Program.TimeRow + 1).Select(row => (double)Row(row)[lane])];
        ExpressionValues read = new()
        {
            State = values.AsSpan(0, 4),
            NextState = values.AsSpan(4, 4),
            Action = values.AsSpan(8, 2),
            PreviousAction = values.AsSpan(10, 2),
            Parameters = values.AsSpan(12, 1),
            Time = values[13],
        };
        return _results[result].Type == ExpressionType.Number
            ? _twin.Number(_results[result], read)
            : _twin.Condition(_results[result], read) ? 1 : 0;
    }

    /// <summary>What the program gave for a lane: a number, or 1 and 0 for masks of ones and of zeros.</summary>
    public double Lane(int result, int lane)
    {
        float value = Result(result)[lane];
        return !Program.ResultIsMask(result) ? value : BitConverter.SingleToInt32Bits(value) switch
        {
            -1 => 1,
            0 => 0,
            int bits => throw new InvalidOperationException($"{bits:x8} is no mask"),
        };
    }
}
