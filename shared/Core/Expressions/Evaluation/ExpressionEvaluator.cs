using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>
/// Expressions in double precision, for one step at a time: the scalar twin of <see cref="ExpressionProgram"/>, for plants
/// and records. Allocates nothing; used by one thread at a time, because the values of lets are kept within a call.
/// </summary>
public sealed class ExpressionEvaluator
{
    private readonly Expression[] _lets;
    private readonly int[][] _needed;
    private readonly double[] _values;
    private readonly long[] _evaluatedIn;
    private long _call;

    /// <summary>Makes an evaluator for a task.</summary>
    /// <param name="lets">The task's lets; each may use those before it.</param>
    /// <exception cref="ArgumentException">A let uses one that is not defined before it.</exception>
    public ExpressionEvaluator(IReadOnlyList<Expression> lets)
    {
        ArgumentNullException.ThrowIfNull(lets);
        _lets = [.. lets];
        _needed = new int[_lets.Length][];
        _values = new double[_lets.Length];
        _evaluatedIn = new long[_lets.Length];
        for (int index = 0; index < _lets.Length; index++)
        {
            _needed[index] = Needed(index);
        }
    }

    /// <summary>Evaluates a number.</summary>
    /// <param name="expression">An expression that gives a number, over this evaluator's lets.</param>
    /// <param name="values">What it reads.</param>
    /// <returns>The number; infinities and NaN as IEEE 754 has them.</returns>
    /// <exception cref="ArgumentException">The expression is a boolean.</exception>
    /// <exception cref="IndexOutOfRangeException">It reads a value that is not given.</exception>
    public double Number(Expression expression, in ExpressionValues values) =>
        Begin(expression, ExpressionType.Number, values);

    /// <summary>Evaluates a boolean.</summary>
    /// <param name="expression">An expression that gives a boolean, over this evaluator's lets.</param>
    /// <param name="values">What it reads.</param>
    /// <returns>Its truth.</returns>
    /// <exception cref="ArgumentException">The expression is a number.</exception>
    /// <exception cref="IndexOutOfRangeException">It reads a value that is not given.</exception>
    public bool Condition(Expression expression, in ExpressionValues values) =>
        Begin(expression, ExpressionType.Boolean, values) != 0;

    private double Begin(Expression expression, ExpressionType type, in ExpressionValues values)
    {
        ArgumentNullException.ThrowIfNull(expression);
        if (expression.Type != type)
        {
            throw new ArgumentException($"'{expression}' is a {expression.Type}, not a {type}.", nameof(expression));
        }

        _call++;
        return Value(expression, values);
    }

    /// <summary>A number, or 1 for true and 0 for false.</summary>
    private double Value(Expression expression, in ExpressionValues values) => expression switch
    {
        NumberExpression number => number.Value,
        BooleanExpression boolean => boolean.Value ? 1 : 0,
        StateExpression state => (state.IsNext ? values.NextState : values.State)[state.Index],
        ActionExpression action => (action.IsPrevious ? values.PreviousAction : values.Action)[action.Index],
        ParameterExpression parameter => values.Parameters[parameter.Index],
        TimeExpression => values.Time,
        LetExpression let => Let(let.Index, values),
        NegateExpression negate => -Value(negate.Operand, values),
        NotExpression not => 1 - Value(not.Operand, values),
        BinaryExpression binary =>
            ScalarFunctions.Binary(binary.Operator, Value(binary.Left, values), Value(binary.Right, values)),
        CallExpression call => Call(call, values),
        ConditionalExpression choice => Choice(choice, values),
        _ => throw new UnreachableException($"No value for {expression.GetType().Name}."),
    };

    private double Choice(ConditionalExpression choice, in ExpressionValues values) =>
        Value(Value(choice.Condition, values) != 0 ? choice.WhenTrue : choice.WhenFalse, values);

    private double Call(CallExpression call, in ExpressionValues values)
    {
        double first = Value(call.Arguments[0], values);
        if (call.Arguments.Count == 1)
        {
            return ScalarFunctions.Unary(call.Function, first);
        }

        if (call.Function == ExpressionFunction.Clamp)
        {
            double raised = ScalarFunctions.Maximum(first, Value(call.Arguments[1], values));
            return ScalarFunctions.Minimum(raised, Value(call.Arguments[2], values));
        }

        for (int argument = 1; argument < call.Arguments.Count; argument++)
        {
            first = ScalarFunctions.Pair(call.Function, first, Value(call.Arguments[argument], values));
        }

        return first;
    }

    /// <summary>Evaluates what a let needs in order, once a call: a long chain of lets neither nests nor multiplies.</summary>
    private double Let(int index, in ExpressionValues values)
    {
        if (_evaluatedIn[index] == _call)
        {
            return _values[index];
        }

        foreach (int needed in _needed[index])
        {
            if (_evaluatedIn[needed] != _call)
            {
                _values[needed] = Value(_lets[needed], values);
                _evaluatedIn[needed] = _call;
            }
        }

        return _values[index];
    }

    /// <summary>A let and all lets that it uses, itself or through others, in order.</summary>
    private int[] Needed(int index)
    {
        SortedSet<int> needed = [index];
        foreach (LetExpression used in _lets[index].Walk().OfType<LetExpression>())
        {
            if (used.Index < 0 || used.Index >= index)
            {
                throw new ArgumentException($"let {index} uses let {used.Index}, '{used.Name}': not defined before it.");
            }

            needed.UnionWith(_needed[used.Index]);
        }

        return [.. needed];
    }
}
