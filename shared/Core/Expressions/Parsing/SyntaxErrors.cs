using System;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Says what is wrong where the grammar was left.</summary>
internal sealed class SyntaxErrors(Source source, TokenCursor tokens)
{
    private const string Split = "name parts of it with lets";
    private const string PrimeRule = "a prime belongs right behind the name of a state";

    public static RefusalException TooLong(int length) => new(
        new ExpressionSpan(ExpressionParser.MaximumLength, length - ExpressionParser.MaximumLength),
        $"the expression has {length} characters, more than {ExpressionParser.MaximumLength}",
        Split);

    public static RefusalException TooDeep(ExpressionSpan span) =>
        new(span, $"the expression is nested more than {Expression.MaximumDepth} deep", Split);

    public static RefusalException NotClosed(Token open) => new(open.Span, "'(' is not closed", "add ')'");

    public static RefusalException NotJustAction(Token token) =>
        new(token.Span, "prev takes the name of an action and nothing else", "write it like prev(force)");

    /// <summary>For <c>a &lt; b &lt; c</c>.</summary>
    public RefusalException Chained(BinaryExpression first, Token second, Expression third)
    {
        string middle = source.Quote(first.Right.Span);
        string suggestion = $"write '{source.Quote(first.Span)} and {middle} {second.Text} {source.Quote(third.Span)}'";
        bool fits = third.Type == ExpressionType.Number;
        return new RefusalException(second.Span, "comparisons cannot be chained", fits ? suggestion : null);
    }

    /// <summary>For a current token that stands where a value should begin.</summary>
    public RefusalException NoValue()
    {
        Token token = tokens.Current;
        return token.Kind switch
        {
            TokenKind.End when token == tokens.Previous => new(token.Span, "the expression is empty"),
            TokenKind.End => new(token.Span, "a value is missing at the end"),
            TokenKind.Not => new(token.Span, "'not' gives a boolean, but a number is needed here"),
            TokenKind.Prime => new(token.Span, PrimeRule, "write x' for the next state of x"),
            TokenKind.Operator when token.Text == "+" => NoValueBefore(token, "leave the '+' out"),
            _ => NoValueBefore(token, null),
        };
    }

    /// <summary>For a current token that stands where an expression has ended.</summary>
    public RefusalException Unexpected() => tokens.Current.Kind switch
    {
        TokenKind.RightParenthesis => new(tokens.Current.Span, "')' has no '('"),
        TokenKind.Comma => NotBetweenArguments(),
        TokenKind.Prime => new(tokens.Current.Span, PrimeRule),
        _ => NoOperator(),
    };

    private static RefusalException NoValueBefore(Token token, string? suggestion) =>
        new(token.Span, $"a value is missing before '{token.Text}'", suggestion);

    private RefusalException NotBetweenArguments()
    {
        ExpressionSpan around = tokens.Previous.Span.To(tokens.Following.Span);
        return new(tokens.Current.Span, "',' stands only between arguments", source.SuggestPoint(around));
    }

    private RefusalException NoOperator()
    {
        string before = tokens.Previous.Shown, after = tokens.Current.Shown;
        string suggestion = tokens.Current.Text switch
        {
            "not" => "write 'and not'",
            string word when word.Equals("and", StringComparison.OrdinalIgnoreCase) => "write 'and'",
            string word when word.Equals("or", StringComparison.OrdinalIgnoreCase) => "write 'or'",
            _ => $"to multiply, write '{before} * {after}'",
        };
        return new(tokens.Current.Span, $"an operator is missing between '{before}' and '{after}'", suggestion);
    }
}
