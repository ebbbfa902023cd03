using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>Turns trees into values. Lets come first, in their order: each is a value that those after it may use.</summary>
internal sealed class ExpressionCompiler(InputRows rows)
{
    private const int LargestMultipliedPower = 8;
    private readonly List<int> _lets = [];
    private readonly Dictionary<Expression, int> _seen = new(ReferenceEqualityComparer.Instance);

    public ValueTable Table { get; } = new();

    public void Define(Expression let) => _lets.Add(Value(let));

    /// <summary>The number of an expression's value; a node that is met again is not compiled again.</summary>
    public int Value(Expression expression)
    {
        if (!_seen.TryGetValue(expression, out int value))
        {
            value = expression.Operands.Count == 0 ? Leaf(expression) : Node(expression);
            _seen.Add(expression, value);
        }

        return value;
    }

    private int Leaf(Expression expression) => expression switch
    {
        NumberExpression number => Table.Constant((float)number.Value),
        BooleanExpression boolean => Table.Mask(boolean.Value),
        StateExpression { IsNext: true } state => Table.Input(rows.NextState(state.Index)),
        StateExpression state => Table.Input(rows.State(state.Index)),
        ActionExpression { IsPrevious: true } action => Table.Input(rows.PreviousAction(action.Index)),
        ActionExpression action => Table.Input(rows.Action(action.Index)),
        ParameterExpression parameter => Table.Input(rows.Parameter(parameter.Index)),
        TimeExpression => Table.Input(rows.Time),
        LetExpression let when let.Index >= 0 && let.Index < _lets.Count => _lets[let.Index],
        LetExpression let => throw new ArgumentException($"let '{let.Name}' has index {let.Index}: not defined before."),
        _ => throw new UnreachableException($"No value for {expression.GetType().Name}."),
    };

    private int Node(Expression expression) => expression switch
    {
        NegateExpression negate => Table.Apply(Opcode.Negate, Value(negate.Operand)),
        NotExpression not => Table.Apply(Opcode.Not, Value(not.Operand)),
        BinaryExpression binary => Binary(binary.Operator, Value(binary.Left), Value(binary.Right)),
        CallExpression call => Call(call),
        ConditionalExpression choice =>
            Table.Select(Value(choice.Condition), Value(choice.WhenTrue), Value(choice.WhenFalse)),
        _ => throw new UnreachableException($"No value for {expression.GetType().Name}."),
    };

    private int Binary(BinaryOperator binary, int left, int right) => binary switch
    {
        BinaryOperator.Or => Table.Apply(Opcode.Or, left, right),
        BinaryOperator.And => Table.Apply(Opcode.And, left, right),
        BinaryOperator.Less => Table.Apply(Opcode.Less, left, right),
        BinaryOperator.LessOrEqual => Table.Apply(Opcode.LessOrEqual, left, right),
        BinaryOperator.Greater => Table.Apply(Opcode.Less, right, left),
        BinaryOperator.GreaterOrEqual => Table.Apply(Opcode.LessOrEqual, right, left),
        BinaryOperator.Equal => Table.Apply(Opcode.Equal, left, right),
        BinaryOperator.NotEqual => Table.Apply(Opcode.NotEqual, left, right),
        BinaryOperator.Add => Table.Apply(Opcode.Add, left, right),
        BinaryOperator.Subtract => Table.Apply(Opcode.Subtract, left, right),
        BinaryOperator.Multiply => Table.Apply(Opcode.Multiply, left, right),
        BinaryOperator.Divide => Table.Apply(Opcode.Divide, left, right),
        BinaryOperator.Power => Power(left, right),
        _ => throw new UnreachableException($"No value for {binary}."),
    };

    private int Power(int number, int exponent)
    {
        bool isSmall = Table.ConstantAt(exponent) is { } constant
            && MathF.Abs(constant) <= LargestMultipliedPower && MathF.Floor(constant) == constant;
        return isSmall
            ? WholePower(number, (int)Table.ConstantAt(exponent)!)
            : Table.Apply(Opcode.Power, number, exponent);
    }

    private int WholePower(int number, int exponent) => exponent switch
    {
        < 0 => Table.Apply(Opcode.Divide, Table.Constant(1f), WholePower(number, -exponent)),
        0 => Table.Constant(1f),
        1 => number,
        _ when exponent % 2 == 1 => Table.Apply(Opcode.Multiply, number, WholePower(number, exponent - 1)),
        _ => Square(WholePower(number, exponent / 2)),
    };

    private int Square(int number) => Table.Apply(Opcode.Multiply, number, number);

    private int Call(CallExpression call) => call.Function switch
    {
        ExpressionFunction.Sin => Unary(Opcode.Sine, call),
        ExpressionFunction.Cos => Unary(Opcode.Cosine, call),
        ExpressionFunction.Tan => Unary(Opcode.Tangent, call),
        ExpressionFunction.Tanh => Unary(Opcode.HyperbolicTangent, call),
        ExpressionFunction.Exp => Unary(Opcode.Exponential, call),
        ExpressionFunction.Log => Unary(Opcode.Logarithm, call),
        ExpressionFunction.Sqrt => Unary(Opcode.SquareRoot, call),
        ExpressionFunction.Abs => Unary(Opcode.Absolute, call),
        ExpressionFunction.Sign => Unary(Opcode.Sign, call),
        ExpressionFunction.Wrap => Unary(Opcode.Wrap, call),
        ExpressionFunction.Atan2 => Chain(Opcode.ArcTangent, call),
        ExpressionFunction.Min => Chain(Opcode.Minimum, call),
        ExpressionFunction.Max => Chain(Opcode.Maximum, call),
        ExpressionFunction.Clamp => Clamp(call),
        _ => throw new UnreachableException($"No value for {call.Function}."),
    };

    private int Unary(Opcode operation, CallExpression call) => Table.Apply(operation, Value(call.Arguments[0]));

    private int Chain(Opcode operation, CallExpression call)
    {
        int result = Value(call.Arguments[0]);
        for (int argument = 1; argument < call.Arguments.Count; argument++)
        {
            result = Table.Apply(operation, result, Value(call.Arguments[argument]));
        }

        return result;
    }

    private int Clamp(CallExpression call)
    {
        int raised = Table.Apply(Opcode.Maximum, Value(call.Arguments[0]), Value(call.Arguments[1]));
        return Table.Apply(Opcode.Minimum, raised, Value(call.Arguments[2]));
    }
}
