namespace MbRlRobot.Expressions;

/// <summary>How tightly a piece of text binds, loosest first. The order is the language's.</summary>
internal enum Precedence
{
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Unary,
    Power,
    Primary,
}
