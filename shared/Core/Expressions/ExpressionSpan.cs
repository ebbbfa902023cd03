namespace MbRlRobot.Expressions;

/// <summary>A part of an expression's text.</summary>
/// <param name="Position">Index of the first character, counted in UTF-16 units from 0.</param>
/// <param name="Length">Number of UTF-16 units.</param>
public readonly record struct ExpressionSpan(int Position, int Length)
{
    /// <summary>Index just behind the last character.</summary>
    public int End => Position + Length;

    /// <summary>The span from the start of this one to the end of another.</summary>
    /// <param name="last">A span that ends at or behind this one's start.</param>
    /// <returns>The span over both.</returns>
    public ExpressionSpan To(ExpressionSpan last) => new(Position, last.End - Position);
}
