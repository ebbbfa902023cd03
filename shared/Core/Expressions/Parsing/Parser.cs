using System.Collections.Generic;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>
/// Recursive descent for operands and precedence climbing for operators (Pratt 1973), which come with their precedence
/// from <see cref="OperatorFacts"/>. The grammar is in the README one folder up.
/// </summary>
internal sealed class Parser
{
    private readonly TokenCursor _tokens;
    private readonly NameBinder _names;
    private readonly NodeBuilder _nodes;
    private readonly SyntaxErrors _errors;
    private int _depth;

    public Parser(string text, ExpressionScope scope)
    {
        if (text.Length > ExpressionParser.MaximumLength)
        {
            throw SyntaxErrors.TooLong(text.Length);
        }

        var source = new Source(text);
        _tokens = new TokenCursor(Lexer.Tokenize(text));
        _names = new NameBinder(scope);
        _nodes = new NodeBuilder(source);
        _errors = new SyntaxErrors(source, _tokens);
    }

    public Expression ParseAll(ExpressionType? expected)
    {
        Expression whole = Operation(Precedence.Or);
        if (!_tokens.IsAt(TokenKind.End))
        {
            throw _errors.Unexpected();
        }

        return expected is ExpressionType type
            ? _nodes.Require(whole, type, $"{NodeBuilder.Article(type)} is needed here")
            : whole;
    }

    /// <summary>Operands joined by operators that bind at least as tightly as the loosest.</summary>
    private Expression Operation(Precedence loosest)
    {
        Expression left = Operand(loosest);
        while (Operator() is OperatorFacts facts && facts.Own >= loosest)
        {
            left = Binary(facts, left);
        }

        return left;
    }

    private BinaryExpression Binary(OperatorFacts facts, Expression left)
    {
        _ = _tokens.Take();
        BinaryExpression joined = _nodes.Binary(facts, left, RightOperand(facts));
        bool chained = facts.Own == Precedence.Comparison && Operator()?.Own == Precedence.Comparison;
        return chained ? throw _errors.Chained(joined, _tokens.Take(), Operation(facts.Right)) : joined;
    }

    /// <summary>Only what groups to the right recurses without end: elsewhere the right binds tighter.</summary>
    private Expression RightOperand(OperatorFacts facts) =>
        facts.Right > facts.Own ? Operation(facts.Right) : Nested(facts.Right);

    private OperatorFacts? Operator() =>
        _tokens.IsAt(TokenKind.Operator) ? OperatorFacts.Of(_tokens.Current.Text) : null;

    private Expression Operand(Precedence loosest) => _tokens.Current switch
    {
        { Kind: TokenKind.Number } => Number(_tokens.Take()),
        { Kind: TokenKind.Name } => Name(_tokens.Take()),
        { Kind: TokenKind.LeftParenthesis } => Parentheses(_tokens.Take()),
        { Text: "-" } => _nodes.Negate(_tokens.Take(), Nested(Precedence.Unary)),
        { Kind: TokenKind.Not } when loosest <= Precedence.Not => _nodes.Not(_tokens.Take(), Nested(Precedence.Not)),
        _ => throw _errors.NoValue(),
    };

    private static NumberExpression Number(Token number) => new(number.Value) { Span = number.Span };

    private Expression Parentheses(Token open)
    {
        Expression inner = Nested(Precedence.Or);
        return inner with { Span = open.Span.To(Close(open).Span) };
    }

    private Expression Name(Token name) => _tokens.Current.Kind switch
    {
        TokenKind.Prime => _names.Next(name, _tokens.Take()),
        TokenKind.LeftParenthesis when name.Text == "prev" => Previous(name, _tokens.Take()),
        TokenKind.LeftParenthesis => Call(name, _names.Function(name)),
        _ => _names.Name(name),
    };

    private Expression Previous(Token name, Token open)
    {
        if (!_tokens.IsAt(TokenKind.Name) || _tokens.Following.Kind != TokenKind.RightParenthesis)
        {
            throw SyntaxErrors.NotJustAction(_tokens.Current);
        }

        Token action = _tokens.Take();
        return _names.Previous(action, name.Span.To(Close(open).Span));
    }

    private Expression Call(Token name, FunctionFacts? function)
    {
        Token open = _tokens.Take();
        IReadOnlyList<Expression> arguments = Arguments();
        ExpressionSpan span = name.Span.To(Close(open).Span);
        return function is null ? _nodes.Conditional(span, arguments) : _nodes.Call(span, function, arguments);
    }

    private List<Expression> Arguments()
    {
        List<Expression> arguments = [];
        if (_tokens.IsAt(TokenKind.RightParenthesis))
        {
            return arguments;
        }

        do
        {
            arguments.Add(Nested(Precedence.Or));
        }
        while (_tokens.TryTake(TokenKind.Comma));
        return arguments;
    }

    private Token Close(Token open) => _tokens.Current.Kind switch
    {
        TokenKind.RightParenthesis => _tokens.Take(),
        TokenKind.End => throw SyntaxErrors.NotClosed(open),
        _ => throw _errors.Unexpected(),
    };

    /// <summary>An operation inside another one: the stack stays bounded because this counts.</summary>
    private Expression Nested(Precedence loosest)
    {
        if (_depth == Expression.MaximumDepth)
        {
            throw SyntaxErrors.TooDeep(_tokens.Current.Span);
        }

        _depth++;
        Expression inner = Operation(loosest);
        _depth--;
        return inner;
    }
}
