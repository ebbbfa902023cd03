using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>
/// The values of a program, each there once: the same operation on the same values has the same number, whatever text or
/// let it comes from. What is made of constants alone is computed here, by the same kernels, so that folding never changes
/// a bit.
/// </summary>
internal sealed class ValueTable
{
    private static readonly int AllBits = -1;
    private readonly List<Instruction> _values = [];
    private readonly Dictionary<Instruction, int> _numbers = [];

    /// <summary>The values; the operands of each stand before it.</summary>
    public IReadOnlyList<Instruction> Values => _values;

    public int Input(int row) => Number(new Instruction(Opcode.Input, row, 0, 0));

    public int Constant(float value) => ConstantBits(BitConverter.SingleToInt32Bits(value));

    public int Mask(bool value) => ConstantBits(value ? AllBits : 0);

    public float? ConstantAt(int number) =>
        IsConstant(number) ? BitConverter.Int32BitsToSingle(_values[number].First) : null;

    public int Apply(Opcode operation, int only) => Apply(operation, only, only, only);

    public int Apply(Opcode operation, int left, int right) =>
        IsCommutative(operation) && right < left
            ? Apply(operation, right, left, left)
            : Apply(operation, left, right, right);

    public int Select(int mask, int whenTrue, int whenFalse)
    {
        int chosen = IsConstant(mask) ? _values[mask].First == AllBits ? whenTrue : whenFalse : whenTrue;
        return IsConstant(mask) || whenTrue == whenFalse ? chosen : Apply(Opcode.Select, mask, whenTrue, whenFalse);
    }

    private int Apply(Opcode operation, int first, int second, int third)
    {
        Instruction instruction = new(operation, first, second, third);
        return IsConstant(first) && IsConstant(second) && IsConstant(third)
            ? ConstantBits(Fold(instruction))
            : Number(instruction);
    }

    private static bool IsCommutative(Opcode operation) =>
        operation is Opcode.Add or Opcode.Multiply or Opcode.Equal or Opcode.NotEqual or Opcode.And or Opcode.Or;

    private bool IsConstant(int number) => _values[number].Operation == Opcode.Constant;

    private int ConstantBits(int bits) => Number(new Instruction(Opcode.Constant, bits, 0, 0));

    private int Fold(Instruction instruction)
    {
        Span<int> bits = stackalloc int[4 * Lanes128.Count];
        bits[..Lanes128.Count].Fill(_values[instruction.First].First);
        bits.Slice(Lanes128.Count, Lanes128.Count).Fill(_values[instruction.Second].First);
        bits.Slice(2 * Lanes128.Count, Lanes128.Count).Fill(_values[instruction.Third].First);
        Instruction folded = new(instruction.Operation, 0, 1, 2) { Destination = 3 };
        ref float memory = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<int, float>(bits));
        Kernels.Run<Lanes128>(folded, ref memory, Lanes128.Count, Lanes128.Count);
        return bits[3 * Lanes128.Count];
    }

    private int Number(Instruction value)
    {
        if (!_numbers.TryGetValue(value, out int number))
        {
            number = _values.Count;
            _numbers.Add(value, number);
            _values.Add(value);
        }

        return number;
    }
}
