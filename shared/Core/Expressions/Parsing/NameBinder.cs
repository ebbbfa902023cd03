using System;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Turns names into the leaves of the tree.</summary>
internal sealed class NameBinder(ExpressionScope scope)
{
    private readonly NameErrors _errors = new(scope);
    private readonly UseChecker _uses = new(scope);

    /// <summary>A name alone: <c>theta</c>, <c>pi</c>, <c>time</c>.</summary>
    public Expression Name(Token name) => _uses.Check((BuiltIn(name.Text) ?? Listed(name)) with { Span = name.Span });

    /// <summary>A name with a prime: <c>theta'</c>.</summary>
    public Expression Next(Token name, Token prime) =>
        scope.Find(name.Text) is { Kind: ScopeEntryKind.State, Index: int index }
            ? _uses.Check(new StateExpression(index, name.Text, IsNext: true) { Span = name.Span.To(prime.Span) })
            : throw _errors.NoNext(name, prime);

    /// <summary>The name of an action inside <c>prev(...)</c>.</summary>
    public Expression Previous(Token name, ExpressionSpan call) =>
        scope.Find(name.Text) is { Kind: ScopeEntryKind.Action, Index: int index }
            ? _uses.Check(new ActionExpression(index, name.Text, IsPrevious: true) { Span = call })
            : throw _errors.NotAction(name);

    /// <summary>The function that a name in front of a parenthesis stands for; null for <c>if</c>.</summary>
    public FunctionFacts? Function(Token name) =>
        name.Text == "if" ? null : FunctionFacts.Find(name.Text) ?? throw _errors.NotFunction(name);

    private static Expression? BuiltIn(string name) => name switch
    {
        "pi" => new NumberExpression(Math.PI),
        "true" => new BooleanExpression(true),
        "false" => new BooleanExpression(false),
        "time" => new TimeExpression(),
        _ => null,
    };

    private Expression Listed(Token name) => scope.Find(name.Text) switch
    {
        { Kind: ScopeEntryKind.State, Index: int index } => new StateExpression(index, name.Text, IsNext: false),
        { Kind: ScopeEntryKind.Action, Index: int index } => new ActionExpression(index, name.Text, IsPrevious: false),
        { Kind: ScopeEntryKind.Parameter, Index: int index } => new ParameterExpression(index, name.Text),
        { Kind: ScopeEntryKind.Let, Index: int index } => Let(name, index),
        _ => throw _errors.NoValue(name),
    };

    private LetExpression Let(Token name, int index) => index < scope.Lets.Count
        ? new LetExpression(index, name.Text, scope.Lets[index].Type, scope.Lets[index].Use)
        : throw _errors.NotDefined(name, index);
}
