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
    /// <param name="state">The value of <c>--state</c>.</param>
    /// <param name="previous">The value of <c>--previous</c>; null is no action, or the limit nearest to it.</param>
    /// <param name="parameters">The value of <c>--parameters</c>; null is their defaults.</param>
    /// <returns>The start.</returns>
    /// <exception cref="CommandLine.UsageException">A list does not fit the robot; the message says what would.</exception>
    public static PlanStart Read(RobotDescription robot, string state, string? previous, string? parameters)
    {
        Quantity[] states = [.. robot.State.Select(each => new Quantity(each.Name, each.Unit, each.Limits))];
        Quantity[] actions = [.. robot.Action.Select(each => new Quantity(each.Name, each.Unit, each.Limits))];
        Quantity[] goals = [.. robot.Parameters.Select(each => new Quantity(each.Name, each.Unit, each.Limits))];
        return new PlanStart(
            NumberList.Parse("--state", state, "states", states),
            previous is null
                ? [.. actions.Select(action => (float)double.Clamp(0, action.Limits.Low, action.Limits.High))]
                : NumberList.Parse("--previous", previous, "actions", actions),
            parameters is null
                ? [.. robot.Parameters.Select(each => (float)each.Default)]
                : NumberList.Parse("--parameters", parameters, "parameters", goals));
    }

    /// <summary>The same, as engines take it.</summary>
    /// <param name="seed">The decision's seed.</param>
    /// <returns>The start of a rollout at the episode's beginning.</returns>
    public RolloutStart ToRollout(ulong seed) => new(State, PreviousAction, Parameters, timeSeconds: 0, seed);
}
