using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Expressions;
using MbRlRobot.Messaging;

namespace MbRlRobot.Robots.Rules;

/// <summary>Names: the type's, and those that expressions share (states, actions, parameters, lets).</summary>
internal static class NameRules
{
    private const int LongestName = 63;

    /// <summary>Checks the names.</summary>
    /// <returns>Whether expressions can be parsed with them.</returns>
    public static bool Check(RobotDescription robot, ProblemList problems)
    {
        problems.Require(RobotIdSyntax.IsValid(robot.Type), "$.type", $"\"{robot.Type}\"", RobotIdSyntax.Allowed);

        int before = problems.Problems.Count;
        HashSet<string> taken = [];
        foreach ((string path, string name) in Names(robot))
        {
            problems.Require(
                ExpressionNames.Refusal(name) is null && name.Length <= LongestName,
                path,
                $"\"{name}\"",
                $"a letter or _, then letters, digits or _ (at most {LongestName}), and not a word of the expression language");
            problems.Require(taken.Add(name), path, $"\"{name}\", a name used before", "a name that no other state, action, parameter or let has");
        }

        return problems.Problems.Count == before;
    }

    private static IEnumerable<(string Path, string Name)> Names(RobotDescription robot) =>
        robot.State.Select((state, index) => ($"$.state[{index}].name", state.Name))
            .Concat(robot.Action.Select((action, index) => ($"$.action[{index}].name", action.Name)))
            .Concat(robot.Parameters.Select((parameter, index) => ($"$.parameters[{index}].name", parameter.Name)))
            .Concat(robot.Task.Let.Keys.Select(name => ($"$.task.let.{name}", name)));
}
