using System;
using System.Linq;
using MbRlRobot.Expressions;

namespace MbRlRobot.Tests.Expressions;

/// <summary>Draws well-typed trees over <see cref="TestScopes.CartPole"/>; the same seed gives the same tree.</summary>
internal sealed class RandomExpressions(ulong seed)
{
    private static readonly double[] Values = [0, 1, 0.1, 1e-3, 1e16, double.Epsilon, double.MaxValue, Math.PI];

    private static readonly BinaryOperator[] Arithmetic =
        [.. Enum.GetValues<BinaryOperator>().Where(binary => binary >= BinaryOperator.Add)];

    private static readonly BinaryOperator[] Comparisons =
        [.. Enum.GetValues<BinaryOperator>().Where(binary => binary is > BinaryOperator.And and < BinaryOperator.Add)];

    private ulong _counter;

    /// <summary>A number in [0, count), by SplitMix64 over a counter.</summary>
    public int Below(int count)
    {
        ulong z = seed * 0xD1342543DE82EF95 + ++_counter * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }

    public T Pick<T>(params T[] choices) => choices[Below(choices.Length)];

    public Expression Any(int depth) => Below(2) == 0 ? Number(depth) : Boolean(depth);

    public Expression Number(int depth) => depth == 0 || Below(8) == 0 ? NumberLeaf() : Below(5) switch
    {
        0 => new NegateExpression(Number(depth - 1)),
        1 => Call(Pick(Enum.GetValues<ExpressionFunction>()), depth - 1),
        2 => new ConditionalExpression(Boolean(depth - 1), Number(depth - 1), Number(depth - 1)),
        _ => new BinaryExpression(Pick(Arithmetic), Number(depth - 1), Number(depth - 1)),
    };

    public Expression Boolean(int depth) => depth == 0 || Below(8) == 0 ? BooleanLeaf() : Below(5) switch
    {
        0 => new NotExpression(Boolean(depth - 1)),
        1 => new BinaryExpression(Pick(Comparisons), Number(depth - 1), Number(depth - 1)),
        2 => new ConditionalExpression(Boolean(depth - 1), Boolean(depth - 1), Boolean(depth - 1)),
        _ => new BinaryExpression(Pick(BinaryOperator.And, BinaryOperator.Or), Boolean(depth - 1), Boolean(depth - 1)),
    };

    private CallExpression Call(ExpressionFunction function, int depth)
    {
        int count = function switch
        {
            ExpressionFunction.Atan2 => 2,
            ExpressionFunction.Clamp => 3,
            ExpressionFunction.Min or ExpressionFunction.Max => 2 + Below(3),
            _ => 1,
        };
        return new CallExpression(function, [.. Enumerable.Range(0, count).Select(_ => Number(depth))]);
    }

    private Expression NumberLeaf() => Below(8) switch
    {
        0 => new StateExpression(0, "x", IsNext: false),
        1 => new StateExpression(2, "theta", IsNext: true),
        2 => new ActionExpression(0, "force", IsPrevious: false),
        3 => new ActionExpression(1, "brake", IsPrevious: true),
        4 => new ParameterExpression(0, "goalX"),
        5 => new LetExpression(0, "tip", ExpressionType.Number, ExpressionUse.NextState),
        6 => new TimeExpression(),
        _ => new NumberExpression(Pick(Values)),
    };

    private Expression BooleanLeaf() => Below(3) == 0
        ? new LetExpression(1, "far", ExpressionType.Boolean, ExpressionUse.State | ExpressionUse.Parameter)
        : new BooleanExpression(Below(2) == 0);
}
