namespace MbRlRobot.Expressions;

/// <summary>A function of the language. All take and give numbers; angles are in radians.</summary>
public enum ExpressionFunction
{
    /// <summary>Sine of an angle.</summary>
    Sin,

    /// <summary>Cosine of an angle.</summary>
    Cos,

    /// <summary>Tangent of an angle.</summary>
    Tan,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The exponential.</summary>
    Exp,

    /// <summary>Natural logarithm of a positive number.</summary>
    Log,

    /// <summary>Square root of a number that is not negative.</summary>
    Sqrt,

    /// <summary>Magnitude.</summary>
    Abs,

    /// <summary>-1, 0 or 1, as the number is negative, zero or positive.</summary>
    Sign,

    /// <summary><c>atan2(y, x)</c>: the angle of the point (x, y), in [-pi, pi].</summary>
    Atan2,

    /// <summary>The least of two or more numbers.</summary>
    Min,

    /// <summary>The greatest of two or more numbers.</summary>
    Max,

    /// <summary><c>clamp(x, lo, hi)</c>: x, but not below lo nor above hi.</summary>
    Clamp,

    /// <summary>The angle brought into [-pi, pi) by whole turns.</summary>
    Wrap,
}
