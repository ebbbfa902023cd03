using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>
/// Gives each value that a result needs a row of memory: inputs keep theirs, constants come next, and what is computed
/// takes a row whose value nobody reads any more. Results are never overwritten.
/// </summary>
internal sealed class RowAllocator
{
    private const int Forever = int.MaxValue;
    private readonly IReadOnlyList<Instruction> _values;
    private readonly int[] _lastUses;
    private readonly int[] _rows;
    private readonly Stack<int> _free = [];

    public RowAllocator(IReadOnlyList<Instruction> values, IReadOnlyList<int> results, int inputRows)
    {
        _values = values;
        _rows = new int[values.Count];
        _lastUses = LastUses(values, results);
        RowCount = inputRows;
        PlaceConstants();
        PlaceInstructions();
    }

    public int RowCount { get; private set; }

    public List<Instruction> Instructions { get; } = [];

    /// <summary>The rows of constants, and the constants' bits.</summary>
    public List<(int Row, int Bits)> Constants { get; } = [];

    public int RowOf(int value) => _rows[value];

    /// <summary>The last value that reads each value; 0 where no result needs it.</summary>
    private static int[] LastUses(IReadOnlyList<Instruction> values, IReadOnlyList<int> results)
    {
        int[] last = new int[values.Count];
        foreach (int result in results)
        {
            last[result] = Forever;
        }

        for (int number = values.Count - 1; number >= 0; number--)
        {
            if (last[number] == 0 || values[number].Operation <= Opcode.Constant)
            {
                continue;
            }

            foreach (int operand in Operands(values[number]).Where(operand => last[operand] == 0))
            {
                last[operand] = number;
            }
        }

        return last;
    }

    private static IEnumerable<int> Operands(Instruction value) =>
        new[] { value.First, value.Second, value.Third }.Distinct();

    private void PlaceConstants()
    {
        for (int number = 0; number < _values.Count; number++)
        {
            if (_values[number].Operation == Opcode.Input)
            {
                _rows[number] = _values[number].First;
            }
            else if (_values[number].Operation == Opcode.Constant && _lastUses[number] != 0)
            {
                _rows[number] = RowCount++;
                Constants.Add((_rows[number], _values[number].First));
            }
        }
    }

    private void PlaceInstructions()
    {
        for (int number = 0; number < _values.Count; number++)
        {
            if (_values[number].Operation > Opcode.Constant && _lastUses[number] != 0)
            {
                Place(number);
            }
        }
    }

    private void Place(int number)
    {
        Instruction value = _values[number];
        foreach (int operand in Operands(value).Where(operand => _lastUses[operand] == number))
        {
            Release(operand);
        }

        _rows[number] = _free.Count > 0 ? _free.Pop() : RowCount++;
        Instructions.Add(new Instruction(value.Operation, RowOf(value.First), RowOf(value.Second), RowOf(value.Third))
        {
            Destination = _rows[number],
        });
    }

    private void Release(int operand)
    {
        if (_values[operand].Operation > Opcode.Constant)
        {
            _free.Push(_rows[operand]);
        }
    }
}
