namespace MbRlRobot.Expressions.Evaluation;

/// <summary>
/// An operation and what it works on: numbers of values while a program is compiled, rows of memory when it runs. One that
/// takes fewer than three repeats the last.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="First">The first operand; an input's row; a constant's bits.</param>
/// <param name="Second">The second operand.</param>
/// <param name="Third">The third operand.</param>
internal readonly record struct Instruction(Opcode Operation, int First, int Second, int Third)
{
    /// <summary>The row that receives the result; 0 while a program is compiled.</summary>
    public int Destination { get; init; }
}
