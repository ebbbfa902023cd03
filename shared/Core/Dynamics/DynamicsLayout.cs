using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Robots;

namespace MbRlRobot.Dynamics;

/// <summary>
/// How a robot's states and actions meet the networks: what the inputs are made of, what each output is the change of,
/// and what needs no network. Fitter, rollouts, model file and evaluation all go by it.
/// </summary>
public sealed class DynamicsLayout
{
    private DynamicsLayout(RobotDescription robot)
    {
        StateDimension = robot.State.Count;
        ActionDimension = robot.Action.Count;
        ControlPeriod = robot.ControlPeriod;
        Inputs = [.. LinearInputs(robot), .. AngleInputs(robot), .. ActionInputs(robot)];
        Learned = [.. Indices(robot, state => state.Role.IsLearned).Select(index => LearnedAt(robot, index))];
        Lagged = [.. Indices(robot, state => !state.Role.IsLearned)
            .OrderByDescending(index => robot.State[index].Role.Lag)
            .Select(index => LaggedAt(robot, index))];
    }

    /// <summary>ds, the robot's states.</summary>
    public int StateDimension { get; }

    /// <summary>da, the robot's actions.</summary>
    public int ActionDimension { get; }

    /// <summary>Seconds of a step.</summary>
    public double ControlPeriod { get; }

    /// <summary>
    /// The networks' inputs: linear states in the robot's order, then sine and cosine of each angle, then the actions;
    /// without the states whose <c>input</c> is false.
    /// </summary>
    public IReadOnlyList<ModelInput> Inputs { get; }

    /// <summary>The networks' outputs: the learned states in the robot's order.</summary>
    public IReadOnlyList<LearnedState> Learned { get; }

    /// <summary>
    /// The states that are shifted, the longest lag first: moved on in this order, each still finds its source's old
    /// value.
    /// </summary>
    public IReadOnlyList<LaggedState> Lagged { get; }

    /// <summary>The layout of a robot that was read and found valid.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>Its layout.</returns>
    public static DynamicsLayout Of(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return new DynamicsLayout(robot);
    }

    /// <summary>The shape of the networks that fit the robot.</summary>
    /// <param name="model">Width, depth and kind.</param>
    /// <returns>The shape, with all members.</returns>
    public EnsembleArchitecture Architecture(ModelDescription model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new EnsembleArchitecture(
            model.Members, Inputs.Count, Learned.Count, model.Hidden, model.Activation, model.Deterministic);
    }

    private static IEnumerable<ModelInput> LinearInputs(RobotDescription robot) =>
        Indices(robot, state => state.Input && state.Kind == StateKind.Linear)
            .Select(index => new ModelInput(ModelInputKind.State, index));

    private static IEnumerable<ModelInput> AngleInputs(RobotDescription robot) =>
        Indices(robot, state => state.Input && state.Kind == StateKind.Angle)
            .SelectMany(index => new[] { new ModelInput(ModelInputKind.Sine, index), new ModelInput(ModelInputKind.Cosine, index) });

    private static IEnumerable<ModelInput> ActionInputs(RobotDescription robot) =>
        Enumerable.Range(0, robot.Action.Count).Select(index => new ModelInput(ModelInputKind.Action, index));

    private static LearnedState LearnedAt(RobotDescription robot, int index)
    {
        StateDescription state = robot.State[index];
        int velocity = Indices(robot, other => other.Source.IsVelocity && other.Source.Name == state.Name).FirstOrDefault(-1);
        return new LearnedState(index, state.Kind == StateKind.Angle, velocity);
    }

    private static LaggedState LaggedAt(RobotDescription robot, int index)
    {
        StateRole role = robot.State[index].Role;
        int action = ActionOf(robot, role);
        int source = Indices(robot, other => other.Role.Lag == role.Lag - 1 && other.Role.Lag > 0 && ActionOf(robot, other.Role) == action)
            .FirstOrDefault(-1);
        return new LaggedState(index, action, source);
    }

    private static int ActionOf(RobotDescription robot, StateRole role) => role.Action is null
        ? 0
        : Enumerable.Range(0, robot.Action.Count).First(index => robot.Action[index].Name == role.Action);

    private static IEnumerable<int> Indices(RobotDescription robot, Func<StateDescription, bool> condition) =>
        Enumerable.Range(0, robot.State.Count).Where(index => condition(robot.State[index]));
}
