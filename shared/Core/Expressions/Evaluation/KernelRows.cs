using System.Runtime.CompilerServices;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>The rows of memory that an instruction works on, [lanes] each.</summary>
internal readonly ref struct KernelRows
{
    public readonly ref float Destination;
    public readonly ref float First;
    public readonly ref float Second;
    public readonly ref float Third;
    public readonly int Lanes;

    public KernelRows(in Instruction instruction, ref float memory, int stride, int lanes)
    {
        Destination = ref Unsafe.Add(ref memory, (nint)instruction.Destination * stride);
        First = ref Unsafe.Add(ref memory, (nint)instruction.First * stride);
        Second = ref Unsafe.Add(ref memory, (nint)instruction.Second * stride);
        Third = ref Unsafe.Add(ref memory, (nint)instruction.Third * stride);
        Lanes = lanes;
    }
}
