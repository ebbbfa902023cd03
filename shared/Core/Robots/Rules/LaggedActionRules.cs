using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>States that are actions applied earlier: a shift register, filled from the newest on.</summary>
internal static class LaggedActionRules
{
    public static void Check(RobotDescription robot, StateDescription state, string path, ProblemList problems)
    {
        string role = $"{path}.role";
        string value = $"\"{state.Role}\"";
        string names = string.Join(", ", robot.Action.Select(action => action.Name));
        ActionDescription? action = ActionOf(robot, state.Role);
        problems.Require(action is not null, role, value, $"laggedAction(action, k) with one of the actions {names}");
        problems.Require(
            state.Role.Lag == 1 || robot.State.Any(other => IsNext(robot, other.Role, state.Role)),
            role,
            value,
            $"a lag of 1, or a state with the lag {state.Role.Lag - 1} beside it");
        problems.Require(
            robot.State.Count(other => other.Role.Lag == state.Role.Lag && ActionOf(robot, other.Role) == action) <= 1,
            role,
            value,
            "one state for each action and lag");
        problems.Require(
            action is null || state.Limits.Contains(action.Limits), $"{path}.limits", state.Limits.ToString(), $"limits that hold the action's, {action?.Limits}");
        problems.Require(state.Kind == StateKind.Linear, $"{path}.kind", "\"angle\"", "\"linear\" for a lagged action");
        problems.Require(state.From is null, $"{path}.from", $"\"{state.From}\"", "nothing: a lagged action is not measured");
    }

    private static bool IsNext(RobotDescription robot, StateRole newer, StateRole older) =>
        newer.Lag == older.Lag - 1 && newer.Lag > 0 && ActionOf(robot, newer) == ActionOf(robot, older);

    private static ActionDescription? ActionOf(RobotDescription robot, StateRole role) => role.Action is null
        ? robot.Action.Count == 1 ? robot.Action[0] : null
        : robot.Action.FirstOrDefault(action => action.Name == role.Action);
}
