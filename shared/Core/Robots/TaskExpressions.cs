using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Expressions;

namespace MbRlRobot.Robots;

/// <summary>A task's expressions, parsed and checked against the robot's names.</summary>
/// <param name="Lets">The named sub-expressions, in the order of the file; a let's index points here.</param>
/// <param name="Reward">The reward of one control period, a number.</param>
/// <param name="Done">The condition that ends the episode; null for none.</param>
/// <param name="TerminalValue">The value of the state at the planner's horizon, a number; null for zero.</param>
/// <param name="Success">The condition on an episode's last state that counts it as a success; null for none.</param>
public sealed record TaskExpressions(
    IReadOnlyList<Expression> Lets,
    Expression Reward,
    Expression? Done,
    Expression? TerminalValue,
    Expression? Success)
{
    private static readonly ExpressionPlace SuccessPlace = new(
        "score.success",
        ExpressionUse.State | ExpressionUse.Parameter | ExpressionUse.Time,
        "is asked of an episode's last state, where there is no action and no next state");

    /// <summary>Parses the expressions of a robot that was read and found valid.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>Its task's expressions.</returns>
    /// <exception cref="ConfigurationException">An expression is not valid; a robot from <see cref="RobotFile"/> never throws.</exception>
    public static TaskExpressions Of(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ProblemList problems = new();
        return Parse(robot, problems) ?? throw new ConfigurationException(robot.Type, problems.Problems);
    }

    /// <summary>Parses a task's expressions and reports what is wrong with them.</summary>
    /// <param name="robot">A robot whose names are valid.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The expressions; null where something is wrong.</returns>
    internal static TaskExpressions? Parse(RobotDescription robot, ProblemList problems)
    {
        TaskDescription task = robot.Task;
        if (DefineLets(robot, problems) is not { } scope)
        {
            return null;
        }

        int before = problems.Problems.Count;
        Expression? reward = Parse("$.task.reward", task.Reward, scope, ExpressionType.Number, problems);
        TaskExpressions expressions = new(
            scope.Lets,
            reward!,
            Parse("$.task.done", task.Done, scope, ExpressionType.Boolean, problems),
            Parse("$.task.terminalValue", task.TerminalValue, scope.At(ExpressionPlace.TerminalValue), ExpressionType.Number, problems),
            Parse("$.task.score.success", task.Score?.Success, scope.At(SuccessPlace), ExpressionType.Boolean, problems));
        return problems.Problems.Count == before ? expressions : null;
    }

    private static ExpressionScope? DefineLets(RobotDescription robot, ProblemList problems)
    {
        ExpressionScope scope = new(
            [.. robot.State.Select(state => state.Name)],
            [.. robot.Action.Select(action => action.Name)],
            [.. robot.Parameters.Select(parameter => parameter.Name)],
            [.. robot.Task.Let.Keys]);
        foreach ((string name, string text) in robot.Task.Let)
        {
            if (Parse($"$.task.let.{name}", text, scope, null, problems) is not { } let)
            {
                return null;
            }

            scope = scope.Define(let);
        }

        return scope;
    }

    private static Expression? Parse(
        string path, string? text, ExpressionScope scope, ExpressionType? expected, ProblemList problems)
    {
        if (text is null)
        {
            return null;
        }

        ExpressionResult result = ExpressionParser.Parse(text, scope, expected);
        if (result.Error is { } error)
        {
            problems.Add(path, $"\"{text}\"", Allowed(expected), $"  {error.Render(text).ReplaceLineEndings("\n  ")}");
        }

        return result.Expression;
    }

    private static string Allowed(ExpressionType? expected) => expected switch
    {
        ExpressionType.Number => "an expression that gives a number",
        ExpressionType.Boolean => "an expression that gives true or false",
        _ => "an expression",
    };
}
