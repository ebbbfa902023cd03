namespace MbRlRobot.Expressions.Evaluation;

/// <summary>What a value of a program is made by. The order is that of the kernels' three families.</summary>
internal enum Opcode : byte
{
    Input,
    Constant,

    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Absolute,
    Sign,
    SquareRoot,
    Minimum,
    Maximum,

    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Not,
    Select,

    Sine,
    Cosine,
    Tangent,
    HyperbolicTangent,
    Exponential,
    Logarithm,
    Power,
    ArcTangent,
    Wrap,
}
