namespace MbRlRobot.Expressions;

/// <summary>An operator between two operands.</summary>
public enum BinaryOperator
{
    /// <summary>True when either boolean is: <c>a or b</c>.</summary>
    Or,

    /// <summary>True when both booleans are: <c>a and b</c>.</summary>
    And,

    /// <summary><c>x &lt; y</c>.</summary>
    Less,

    /// <summary><c>x &lt;= y</c>.</summary>
    LessOrEqual,

    /// <summary><c>x &gt; y</c>.</summary>
    Greater,

    /// <summary><c>x &gt;= y</c>.</summary>
    GreaterOrEqual,

    /// <summary>Equality of two numbers: <c>x == y</c>.</summary>
    Equal,

    /// <summary>Inequality of two numbers: <c>x != y</c>.</summary>
    NotEqual,

    /// <summary><c>x + y</c>.</summary>
    Add,

    /// <summary><c>x - y</c>.</summary>
    Subtract,

    /// <summary><c>x * y</c>.</summary>
    Multiply,

    /// <summary><c>x / y</c>.</summary>
    Divide,

    /// <summary><c>x ^ y</c>: x raised to the power y.</summary>
    Power,
}
