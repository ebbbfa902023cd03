using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>How a binary operator is written, how tightly it binds, what it takes and gives.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Symbol">Its text.</param>
/// <param name="Own">How tightly it binds.</param>
/// <param name="Left">What may stand on its left without parentheses: this or anything tighter.</param>
/// <param name="Right">What may stand on its right without parentheses: this or anything tighter.</param>
/// <param name="Operands">The type of both operands.</param>
/// <param name="Result">The type that it gives.</param>
internal sealed record OperatorFacts(
    BinaryOperator Operator,
    string Symbol,
    Precedence Own,
    Precedence Left,
    Precedence Right,
    ExpressionType Operands,
    ExpressionType Result)
{
    private static readonly OperatorFacts[] All =
    [
        Logical(BinaryOperator.Or, "or", Precedence.Or, Precedence.And),
        Logical(BinaryOperator.And, "and", Precedence.And, Precedence.Not),
        Comparison(BinaryOperator.Less, "<"),
        Comparison(BinaryOperator.LessOrEqual, "<="),
        Comparison(BinaryOperator.Greater, ">"),
        Comparison(BinaryOperator.GreaterOrEqual, ">="),
        Comparison(BinaryOperator.Equal, "=="),
        Comparison(BinaryOperator.NotEqual, "!="),
        Arithmetic(BinaryOperator.Add, "+", Precedence.Sum, Precedence.Sum, Precedence.Product),
        Arithmetic(BinaryOperator.Subtract, "-", Precedence.Sum, Precedence.Sum, Precedence.Product),
        Arithmetic(BinaryOperator.Multiply, "*", Precedence.Product, Precedence.Product, Precedence.Unary),
        Arithmetic(BinaryOperator.Divide, "/", Precedence.Product, Precedence.Product, Precedence.Unary),
        Arithmetic(BinaryOperator.Power, "^", Precedence.Power, Precedence.Primary, Precedence.Unary),
    ];

    private static readonly Dictionary<BinaryOperator, OperatorFacts> ByOperator =
        All.ToDictionary(facts => facts.Operator);

    private static readonly Dictionary<string, OperatorFacts> BySymbol = All.ToDictionary(facts => facts.Symbol);

    public static IReadOnlyCollection<string> Symbols => BySymbol.Keys;

    public static OperatorFacts Of(BinaryOperator binary) => ByOperator[binary];

    public static OperatorFacts Of(string symbol) => BySymbol[symbol];

    private static OperatorFacts Logical(BinaryOperator binary, string symbol, Precedence own, Precedence right) =>
        new(binary, symbol, own, own, right, ExpressionType.Boolean, ExpressionType.Boolean);

    private static OperatorFacts Comparison(BinaryOperator binary, string symbol) =>
        Arithmetic(binary, symbol, Precedence.Comparison, Precedence.Sum, Precedence.Sum) with
        {
            Result = ExpressionType.Boolean,
        };

    private static OperatorFacts Arithmetic(
        BinaryOperator binary, string symbol, Precedence own, Precedence left, Precedence right) =>
        new(binary, symbol, own, left, right, ExpressionType.Number, ExpressionType.Number);
}
