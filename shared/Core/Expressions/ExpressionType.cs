namespace MbRlRobot.Expressions;

/// <summary>What an expression gives. There is no conversion between the two.</summary>
public enum ExpressionType
{
    /// <summary>A real number, in the SI units of the names it is made of.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,
}
