using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The procedure before an episode of a physical robot: its time, and what it drives where.</summary>
internal static class HardwareResetRules
{
    private const string Path = "$.reset.hardware";

    public static void Check(RobotDescription robot, HardwareResetDescription reset, ProblemList problems)
    {
        problems.Range($"{Path}.timeout", reset.Timeout, 0.1, 3600, "s");
        problems.Require(
            reset.SpeedLimit is > 0 and <= 1, $"{Path}.speedLimit", ProblemList.Text(reset.SpeedLimit), "a fraction above 0 to 1");
        bool isHome = reset.Kind == HardwareResetKind.Home;
        problems.Require(
            isHome == reset.Home.Count > 0,
            $"{Path}.home",
            isHome ? "empty, with the kind \"home\"" : $"given, with the kind {JsonText.Of(reset.Kind)}",
            "by action, what it brings where, together with the kind \"home\"");
        problems.Require(
            reset.Kind == HardwareResetKind.Operator || robot.State.Any(state => state.Role.IsLearned && state.Source.IsVelocity),
            $"{Path}.kind",
            $"{JsonText.Of(reset.Kind)}, without a velocity among the states",
            "\"operator\", or a state from velocityOf(position): otherwise nobody knows when the robot is at rest");
        foreach ((string action, HomeDescription home) in reset.Home)
        {
            CheckHome(robot, action, home, problems);
        }

        CheckTwice(reset.Home, problems);
    }

    private static void CheckHome(RobotDescription robot, string action, HomeDescription home, ProblemList problems)
    {
        string path = $"{Path}.home.{action}";
        string[] actions = [.. robot.Action.Select(each => each.Name)];
        problems.Require(actions.Contains(action), path, "no action", $"one of the actions {string.Join(", ", actions)}");
        StateDescription[] positions = [.. robot.State.Where(state => state.Role.IsLearned && !state.Source.IsVelocity)];
        if (positions.FirstOrDefault(state => state.Name == home.Moves) is not { } position)
        {
            problems.Add($"{path}.moves", $"\"{home.Moves}\"", $"one of the positions {string.Join(", ", positions.Select(each => each.Name))}");
            return;
        }

        Interval limits = position.SoftLimits ?? position.Limits;
        problems.Range($"{path}.to", home.To, limits.Low, limits.High, position.Unit);
        problems.Require(
            home.Within > 0 && home.Within <= limits.HalfRange,
            $"{path}.within",
            ProblemList.Text(home.Within),
            $"a distance above 0 to {ProblemList.Text(limits.HalfRange)} {position.Unit}");
    }

    private static void CheckTwice(OrderedDictionary<string, HomeDescription> home, ProblemList problems)
    {
        HashSet<string> moved = [];
        foreach ((string action, HomeDescription each) in home)
        {
            problems.Require(
                moved.Add(each.Moves), $"{Path}.home.{action}.moves", $"\"{each.Moves}\", which another action brings home", "one action for each position");
        }
    }
}
