using System;
using System.Collections.Generic;
using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>
/// Expressions compiled to a list of instructions, each of which runs over a whole block of lanes before the next: one
/// candidate per lane, float32. Memory is the caller's, [<see cref="RowCount"/>][stride]; a program itself never changes,
/// so that any number of threads may run it, each on memory of its own.
/// </summary>
/// <remarks>
/// The caller writes the rows of inputs, those of parameters and time with the same number in every lane. A boolean is a
/// mask: all bits of a lane set where it is true, none where it is false. Lanes do not see each other.
/// </remarks>
public sealed class ExpressionProgram
{
    private readonly InputRows _inputs;
    private readonly Instruction[] _instructions;
    private readonly (int Row, int Bits)[] _constants;
    private readonly int[] _resultRows;
    private readonly bool[] _resultIsMask;

    private ExpressionProgram(InputRows inputs, RowAllocator rows, int[] resultRows, bool[] resultIsMask)
    {
        _inputs = inputs;
        _instructions = [.. rows.Instructions];
        _constants = [.. rows.Constants];
        _resultRows = resultRows;
        _resultIsMask = resultIsMask;
        RowCount = rows.RowCount;
    }

    /// <summary>The rows of memory needed.</summary>
    public int RowCount { get; }

    /// <summary>The instructions that a run carries out: what results share counts once.</summary>
    public int InstructionCount => _instructions.Length;

    /// <summary>The row of the time at which the step starts, s since the episode began.</summary>
    public int TimeRow => _inputs.Time;

    /// <summary>Compiles expressions.</summary>
    /// <param name="inputs">How many values of each kind the robot has.</param>
    /// <param name="lets">The task's lets; each may use those before it. What no result uses is left out.</param>
    /// <param name="results">What is to be computed: numbers and booleans.</param>
    /// <returns>The program.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An expression reads an input that is not there.</exception>
    /// <exception cref="ArgumentException">An expression uses a let that is not defined before it.</exception>
    public static ExpressionProgram Compile(
        ExpressionInputs inputs, IReadOnlyList<Expression> lets, IReadOnlyList<Expression> results)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(lets);
        ArgumentNullException.ThrowIfNull(results);
        InputRows rows = new(inputs);
        ExpressionCompiler compiler = new(rows);
        foreach (Expression let in lets)
        {
            compiler.Define(let);
        }

        List<int> values = [];
        List<bool> masks = [];
        foreach (Expression result in results)
        {
            values.Add(compiler.Value(result));
            masks.Add(result.Type == ExpressionType.Boolean);
        }

        RowAllocator allocator = new(compiler.Table.Values, values, rows.Count);
        return new ExpressionProgram(rows, allocator, [.. values.ConvertAll(allocator.RowOf)], [.. masks]);
    }

    /// <summary>The row of a state before the step.</summary>
    /// <param name="i">Which state.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public int StateRow(int i) => _inputs.State(i);

    /// <summary>The row of a state after the step.</summary>
    /// <param name="i">Which state.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public int NextStateRow(int i) => _inputs.NextState(i);

    /// <summary>The row of an action applied during the step.</summary>
    /// <param name="i">Which action.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public int ActionRow(int i) => _inputs.Action(i);

    /// <summary>The row of an action applied one control period earlier.</summary>
    /// <param name="i">Which action.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public int PreviousActionRow(int i) => _inputs.PreviousAction(i);

    /// <summary>The row of a parameter.</summary>
    /// <param name="i">Which parameter.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public int ParameterRow(int i) => _inputs.Parameter(i);

    /// <summary>The row where a result stands after a run; it may be an input's or a constant's.</summary>
    /// <param name="result">Which result.</param>
    /// <returns>The row.</returns>
    public int ResultRow(int result) => _resultRows[result];

    /// <summary>Whether a result is a boolean, so that its row holds masks.</summary>
    /// <param name="result">Which result.</param>
    /// <returns>True for a boolean.</returns>
    public bool ResultIsMask(int result) => _resultIsMask[result];

    /// <summary>Fills the rows of constants: once, before the first run on this memory.</summary>
    /// <param name="memory">The memory, [<see cref="RowCount"/>][stride].</param>
    /// <param name="stride">From a row to the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">The memory is too small or the stride is negative.</exception>
    public void Prepare(Span<float> memory, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        ArgumentOutOfRangeException.ThrowIfLessThan(memory.Length, (long)RowCount * stride, nameof(memory));
        foreach ((int row, int bits) in _constants)
        {
            memory.Slice(row * stride, stride).Fill(BitConverter.Int32BitsToSingle(bits));
        }
    }

    /// <summary>Computes the results of a block of lanes from the rows of inputs, which it leaves as they are.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="memory">The first number of memory that was prepared.</param>
    /// <param name="stride">From a row to the next: the one it was prepared with.</param>
    /// <param name="lanes">How many: at most the stride, a multiple of the width.</param>
    /// <remarks>Lengths are not checked. Allocates nothing, waits for nobody, never throws.</remarks>
    public void Run<T>(ref float memory, int stride, int lanes)
        where T : struct, ILanes<T>
    {
        foreach (ref readonly Instruction instruction in _instructions.AsSpan())
        {
            Kernels.Run<T>(instruction, ref memory, stride, lanes);
        }
    }
}
