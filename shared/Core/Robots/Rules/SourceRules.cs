using System;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>Where a learned state comes from: a channel, or the velocity of another learned state.</summary>
internal static class SourceRules
{
    public static void Check(RobotDescription robot, StateDescription state, string path, ProblemList problems)
    {
        if (!state.Source.IsVelocity)
        {
            problems.Require(
                state.Filter == VelocityFilter.Measured, $"{path}.filter", JsonText.Of(state.Filter), "\"measured\", or a from that is velocityOf(state)");
            return;
        }

        string from = $"{path}.from";
        string value = $"\"{state.Source}\"";
        StateDescription? position = robot.State.FirstOrDefault(other => other.Name == state.Source.Name);
        problems.Require(
            position is { Role.IsLearned: true } && position.Name != state.Name, from, value, $"velocityOf one of the other learned states: {Others(robot, state)}");
        problems.Require(
            position is null || !position.Source.IsVelocity, from, value, "velocityOf a position, not of a velocity");
        problems.Require(
            robot.State.Count(other => other.Role.IsLearned && other.Source == state.Source) <= 1, from, value, "one velocity for each position");
        problems.Require(
            state.Kind == StateKind.Linear, $"{path}.kind", "\"angle\"", "\"linear\": a velocity is not wrapped");
    }

    private static string Others(RobotDescription robot, StateDescription state) =>
        string.Join(", ", robot.State.Where(other => other.Role.IsLearned && other.Name != state.Name).Select(other => other.Name));
}
