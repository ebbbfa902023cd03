using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Builds the inner nodes of the tree; refuses an operand of the wrong type and a tree too deep.</summary>
internal sealed class NodeBuilder(Source source)
{
    public NegateExpression Negate(Token minus, Expression operand) =>
        new NegateExpression(Operand(operand, ExpressionType.Number, "'-' takes a number"))
        {
            Span = minus.Span.To(operand.Span),
        };

    public NotExpression Not(Token not, Expression operand) =>
        new NotExpression(Operand(operand, ExpressionType.Boolean, "'not' takes a boolean"))
        {
            Span = not.Span.To(operand.Span),
        };

    public BinaryExpression Binary(OperatorFacts facts, Expression left, Expression right)
    {
        string taker = $"'{facts.Symbol}' takes {Plural(facts.Operands)}";
        return new BinaryExpression(
            facts.Operator, Operand(left, facts.Operands, taker), Operand(right, facts.Operands, taker))
        {
            Span = left.Span.To(right.Span),
        };
    }

    public CallExpression Call(ExpressionSpan span, FunctionFacts function, IReadOnlyList<Expression> arguments)
    {
        CheckCount(span, function.Name, function.Arguments, function.Takes(arguments.Count), arguments.Count);
        string taker = $"{function.Name} takes numbers";
        return new CallExpression(
            function.Function, [.. arguments.Select(argument => Operand(argument, ExpressionType.Number, taker))])
        {
            Span = span,
        };
    }

    public ConditionalExpression Conditional(ExpressionSpan span, IReadOnlyList<Expression> arguments)
    {
        CheckCount(span, "if", "condition, a, b", arguments.Count == 3, arguments.Count);
        Expression condition = Operand(arguments[0], ExpressionType.Boolean, "if takes a boolean as its condition");
        ExpressionType type = arguments[1].Type;
        string taker = $"the results of if have one type, and '{source.Quote(arguments[1].Span)}' is {Article(type)}";
        Expression whenTrue = Operand(arguments[1], type, taker);
        return new ConditionalExpression(condition, whenTrue, Operand(arguments[2], type, taker)) { Span = span };
    }

    /// <summary>Returns an expression that has the type; the taker says in a message what needs it.</summary>
    public Expression Require(Expression expression, ExpressionType type, string taker) =>
        expression.Type == type
            ? expression
            : throw new RefusalException(
                expression.Span,
                $"{taker}, but '{source.Quote(expression.Span)}' is {Article(expression.Type)}",
                SuggestConversion(expression));

    public static string Article(ExpressionType type) => type == ExpressionType.Number ? "a number" : "a boolean";

    private Expression Operand(Expression operand, ExpressionType type, string taker) =>
        operand.Depth < Expression.MaximumDepth
            ? Require(operand, type, taker)
            : throw SyntaxErrors.TooDeep(operand.Span);

    private void CheckCount(ExpressionSpan span, string name, string arguments, bool fits, int count)
    {
        if (!fits)
        {
            string plural = count == 1 ? "" : "s";
            throw new RefusalException(
                span, $"{name} takes ({arguments}), not {count} argument{plural}", source.SuggestPoint(span));
        }
    }

    private string SuggestConversion(Expression expression)
    {
        string quote = source.Quote(expression.Span);
        return expression.Type == ExpressionType.Number
            ? $"compare it: '{quote} != 0'"
            : $"choose numbers: 'if({quote}, 1, 0)'";
    }

    private static string Plural(ExpressionType type) => type == ExpressionType.Number ? "numbers" : "booleans";
}
