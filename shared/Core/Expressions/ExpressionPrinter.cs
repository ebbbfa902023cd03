using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>Writes expressions back as text, with no more parentheses than needed.</summary>
internal static class ExpressionPrinter
{
    public static string Print(Expression expression) => expression switch
    {
        NumberExpression number => Number(number.Value),
        BooleanExpression boolean => boolean.Value ? "true" : "false",
        StateExpression state => state.IsNext ? $"{state.Name}'" : state.Name,
        ActionExpression action => action.IsPrevious ? $"prev({action.Name})" : action.Name,
        ParameterExpression parameter => parameter.Name,
        LetExpression let => let.Name,
        TimeExpression => "time",
        NegateExpression negate => $"-{Within(Precedence.Unary, negate.Operand)}",
        NotExpression not => $"not {Within(Precedence.Not, not.Operand)}",
        BinaryExpression binary => Binary(binary, OperatorFacts.Of(binary.Operator)),
        CallExpression call => $"{FunctionFacts.Of(call.Function).Name}({List(call.Arguments)})",
        ConditionalExpression choice => $"if({List(choice.Operands)})",
        _ => throw new UnreachableException($"No text for {expression.GetType().Name}."),
    };

    private static string Number(double value) =>
        value.Equals(Math.PI) ? "pi" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string List(IEnumerable<Expression> operands) => string.Join(", ", operands.Select(Print));

    private static string Binary(BinaryExpression binary, OperatorFacts facts)
    {
        string space = binary.Operator == BinaryOperator.Power ? "" : " ";
        string right = Within(facts.Right, binary.Right);
        return $"{Within(facts.Left, binary.Left)}{space}{facts.Symbol}{space}{right}";
    }

    private static string Within(Precedence loosest, Expression operand) =>
        PrecedenceOf(operand) < loosest ? $"({Print(operand)})" : Print(operand);

    private static Precedence PrecedenceOf(Expression expression) => expression switch
    {
        NotExpression => Precedence.Not,
        NegateExpression => Precedence.Unary,
        BinaryExpression binary => OperatorFacts.Of(binary.Operator).Own,
        _ => Precedence.Primary,
    };
}
