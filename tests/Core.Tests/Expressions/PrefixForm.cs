using System.Diagnostics;
using System.Globalization;
using System.Linq;
using MbRlRobot.Expressions;

namespace MbRlRobot.Tests.Expressions;

/// <summary>Writes a tree in prefix form, independently of the printer: <c>(Add x (Multiply 2 v))</c>.</summary>
internal static class PrefixForm
{
    public static string Of(Expression expression) => expression switch
    {
        NumberExpression number => number.Value.ToString(CultureInfo.InvariantCulture),
        BooleanExpression boolean => boolean.Value ? "true" : "false",
        StateExpression state => $"s{state.Index}{(state.IsNext ? "'" : "")}",
        ActionExpression action => $"{(action.IsPrevious ? "p" : "")}a{action.Index}",
        ParameterExpression parameter => $"g{parameter.Index}",
        LetExpression let => $"l{let.Index}",
        TimeExpression => "time",
        NegateExpression negate => $"(neg {Of(negate.Operand)})",
        NotExpression not => $"(not {Of(not.Operand)})",
        BinaryExpression binary => $"({binary.Operator} {Of(binary.Left)} {Of(binary.Right)})",
        CallExpression call => $"({call.Function} {string.Join(' ', call.Arguments.Select(Of))})",
        ConditionalExpression choice => $"(if {Of(choice.Condition)} {Of(choice.WhenTrue)} {Of(choice.WhenFalse)})",
        _ => throw new UnreachableException(),
    };
}
