using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>Where a decision starts, as a command line tells it.</summary>
/// <param name="State">The state: [ds].</param>
/// <param name="PreviousAction">The action applied last: [da].</param>
/// <param name="Parameters">Goals and set-points: [dp].</param>
internal sealed record PlanStart(float[] State, float[] PreviousAction, float[] Parameters)
{
    /// <summary>Reads a start.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="state">The value of <c>--state</c>; null draws where an episode starts, and its parameters.</param>
    /// <param name="previous">The value of <c>--previous</c>; null is rest, 0.</param>
    /// <param name="parameters">The value of <c>--parameters</c>; null is their defaults, or what was drawn.</param>
    /// <param name="seed">Fixes what is drawn.</param>
    /// <returns>The start.</returns>
    /// <exception cref="CommandLine.UsageException">A list does not fit the robot; the message says what would.</exception>
    public static PlanStart Read(
        RobotDescription robot, string? state, string? previous, string? parameters, ulong seed)
    {
        PlanStart start = state is null ? Drawn(robot, seed) : At(robot, state);
        return start with
        {
            PreviousAction = previous is null
                ? start.PreviousAction
                : NumberList.Parse("--previous", previous, "actions", [.. robot.Action.Select(
                    action => new Quantity(action.Name, action.Unit, action.Limits))]),
            Parameters = parameters is null
                ? start.Parameters
                : NumberList.Parse("--parameters", parameters, "parameters", [.. robot.Parameters.Select(
                    goal => new Quantity(goal.Name, goal.Unit, goal.Limits))]),
        };
    }

    /// <summary>The same, as engines take it.</summary>
    /// <param name="seed">The decision's seed.</param>
    /// <returns>The start of a rollout at the episode's beginning.</returns>
    public RolloutStart ToRollout(ulong seed) => new(State, PreviousAction, Parameters, timeSeconds: 0, seed);

    private static PlanStart At(RobotDescription robot, string state) => new(
        NumberList.Parse(
            "--state", state, "states", [.. robot.State.Select(each => new Quantity(each.Name, each.Unit, each.Limits))]),
        new float[robot.Action.Count],
        [.. robot.Parameters.Select(goal => (float)goal.Default)]);

    private static PlanStart Drawn(RobotDescription robot, ulong seed)
    {
        double[] learned = new double[robot.State.Count(state => state.Role.IsLearned)];
        double[] parameters = new double[robot.Parameters.Count];
        EpisodeStart.Draw(robot, seed, learned, parameters);
        Queue<double> values = new(learned);
        return new PlanStart(
            [.. robot.State.Select(state => state.Role.IsLearned ? (float)values.Dequeue() : 0)],
            new float[robot.Action.Count],
            [.. parameters.Select(value => (float)value)]);
    }
}
