using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Says what is wrong with a name, and which one was probably meant.</summary>
internal sealed class NameErrors(ExpressionScope scope)
{
    private const int MostNames = 8;

    /// <summary>For a name without a value: a function that is not called, or one that nobody knows.</summary>
    public RefusalException NoValue(Token name) => ExpressionNames.Reserved.Contains(name.Text)
        ? new(name.Span, $"{name.Text} is a function", $"write '{name.Text}({Arguments(name.Text)})'")
        : Unknown(name);

    private RefusalException Unknown(Token name) => new(
        name.Span,
        $"unknown name '{name.Shown}'",
        Suggest(name.Text, scope.VisibleNames().Concat(ExpressionNames.Words)) ?? ListNames());

    /// <summary>For a call of something that is not a function.</summary>
    public RefusalException NotFunction(Token name)
    {
        string[] functions = [.. FunctionFacts.Names, "if", "prev", "not"];
        return Describe(name.Text) is string kind
            ? new(name.Span, $"'{name.Shown}' is {kind}, not a function", $"to multiply, write '{name.Shown} * (...)'")
            : new(
                name.Span,
                $"unknown function '{name.Shown}'",
                Suggest(name.Text, functions) ?? $"known functions: {string.Join(", ", functions)}");
    }

    /// <summary>For a prime behind something that is not a state.</summary>
    public RefusalException NoNext(Token name, Token prime)
    {
        string? kind = Describe(name.Text);
        return kind is null ? Unknown(name) : new(
            name.Span.To(prime.Span),
            $"'{name.Shown}' is {kind}, and only a state has a next value",
            SuggestForPrime(kind, name.Shown));
    }

    /// <summary>For something else than an action in <c>prev(...)</c>.</summary>
    public RefusalException NotAction(Token name) => Describe(name.Text) is string kind
        ? new(name.Span, $"prev takes the name of an action, but '{name.Shown}' is {kind}")
        : Unknown(name);

    /// <summary>For a let that is used in its own definition or before it.</summary>
    public RefusalException NotDefined(Token name, int index) => index == scope.Lets.Count
        ? new(name.Span, $"let '{name.Shown}' cannot use itself")
        : new(name.Span, $"let '{name.Shown}' is defined later", "a let may use only those above it");

    private static string Arguments(string function) => function switch
    {
        "if" => "condition, a, b",
        "prev" => "action",
        _ => FunctionFacts.Find(function)!.Arguments,
    };

    private static string? SuggestForPrime(string kind, string name) => kind switch
    {
        "an action" => $"write '{name}' for the one applied in this step, 'prev({name})' for the one before",
        "a let" => "put the primes into its definition",
        "a function" => "a prime goes inside the parentheses, behind a state",
        _ => null,
    };

    private string? Describe(string name) => scope.Find(name)?.Kind switch
    {
        ScopeEntryKind.State => "a state",
        ScopeEntryKind.Action => "an action",
        ScopeEntryKind.Parameter => "a parameter",
        ScopeEntryKind.Let => "a let",
        _ => DescribeWord(name),
    };

    private static string? DescribeWord(string name) => name switch
    {
        "pi" or "true" or "false" => "a constant",
        "time" => "a built-in name",
        _ => ExpressionNames.Reserved.Contains(name) ? "a function" : null,
    };

    private static string? Suggest(string name, IEnumerable<string> candidates)
    {
        string? otherCase = candidates.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        string? habit = otherCase is null ? WordSlips.Find(name) : null;
        string? near = otherCase ?? NearestName.Find(name, candidates);
        return habit is not null ? $"write '{habit}'" : near is not null ? $"did you mean '{Excerpt.Of(near)}'?" : null;
    }

    private string? ListNames()
    {
        string[] names = [.. scope.VisibleNames().Take(MostNames + 1).Select(Excerpt.Of)];
        string more = names.Length > MostNames ? ", ..." : "";
        return names.Length == 0 ? null : $"known names: {string.Join(", ", names.Take(MostNames))}{more}";
    }
}
