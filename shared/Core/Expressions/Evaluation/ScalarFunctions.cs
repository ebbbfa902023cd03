using System;
using System.Diagnostics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>The language's functions and operators of double precision, with the same special values as in lanes.</summary>
internal static class ScalarFunctions
{
    private const double LargestMultipliedPower = 8;

    public static double Unary(ExpressionFunction function, double x) => function switch
    {
        ExpressionFunction.Sin => Math.Sin(x),
        ExpressionFunction.Cos => Math.Cos(x),
        ExpressionFunction.Tan => Math.Tan(x),
        ExpressionFunction.Tanh => Math.Tanh(x),
        ExpressionFunction.Exp => Math.Exp(x),
        ExpressionFunction.Log => Math.Log(x),
        ExpressionFunction.Sqrt => Math.Sqrt(x),
        ExpressionFunction.Abs => Math.Abs(x),
        ExpressionFunction.Sign => x < 0 ? -1 : x > 0 ? 1 : x,
        ExpressionFunction.Wrap => Angles.Wrap(x),
        _ => throw new UnreachableException($"{function} takes more than one argument."),
    };

    public static double Pair(ExpressionFunction function, double left, double right) => function switch
    {
        ExpressionFunction.Atan2 => Math.Atan2(left, right),
        ExpressionFunction.Min => Minimum(left, right),
        ExpressionFunction.Max => Maximum(left, right),
        _ => throw new UnreachableException($"{function} does not take two arguments."),
    };

    public static double Minimum(double left, double right) => double.IsNaN(left) || left < right ? left : right;

    public static double Maximum(double left, double right) => double.IsNaN(left) || left > right ? left : right;

    public static double Binary(BinaryOperator binary, double left, double right) => binary switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Power => Power(left, right),
        _ => Holds(binary, left, right) ? 1 : 0,
    };

    private static bool Holds(BinaryOperator binary, double left, double right) => binary switch
    {
        BinaryOperator.Or => left != 0 || right != 0,
        BinaryOperator.And => left != 0 && right != 0,
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.GreaterOrEqual => left >= right,
        BinaryOperator.Equal => left == right,
        BinaryOperator.NotEqual => left != right,
        _ => throw new UnreachableException($"No value for {binary}."),
    };

    private static double Power(double number, double exponent)
    {
        if (!(Math.Abs(exponent) <= LargestMultipliedPower) || Math.Floor(exponent) != exponent)
        {
            return Math.Pow(number, exponent);
        }

        double product = 1;
        for (int factor = 0; factor < Math.Abs(exponent); factor++)
        {
            product *= number;
        }

        return exponent < 0 ? 1 / product : product;
    }
}
