using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>Runs one instruction over a block of lanes.</summary>
internal static class Kernels
{
    public static void Run<T>(in Instruction instruction, ref float memory, int stride, int lanes)
        where T : struct, ILanes<T>
    {
        KernelRows rows = new(instruction, ref memory, stride, lanes);
        switch (instruction.Operation)
        {
            case <= Opcode.Maximum:
                ArithmeticKernels.Run<T>(instruction.Operation, rows);
                break;
            case <= Opcode.Select:
                MaskKernels.Run<T>(instruction.Operation, rows);
                break;
            default:
                FunctionKernels.Run<T>(instruction.Operation, rows);
                break;
        }
    }
}
