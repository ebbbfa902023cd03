using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>
/// A type of robot: its states, actions and task, how it learns and plans, and what it is wired to. One file,
/// <c>robots/&lt;type&gt;/robot.json</c>, read by the controller and the trainer alike. SI units, radians.
/// </summary>
/// <param name="Type">The type's name; individuals differ in their robot id.</param>
/// <param name="IoPeriod">Seconds between reading sensors and writing actuators.</param>
/// <param name="ControlPeriod">Seconds an action is held: a whole multiple of <paramref name="IoPeriod"/>, and a transition's length.</param>
/// <param name="State">The state vector, [ds].</param>
/// <param name="Action">The action vector, [da].</param>
/// <param name="Task">What it is to do.</param>
/// <param name="Io">What it is wired to.</param>
/// <param name="Description">A sentence for people.</param>
/// <param name="Parameters">Goals and set-points, [dp].</param>
/// <param name="Exploration">How it moves before there is a model.</param>
/// <param name="Planner">How it plans.</param>
/// <param name="Model">The ensemble.</param>
/// <param name="Training">How the ensemble is fitted.</param>
/// <param name="Session">What one arming covers.</param>
/// <param name="Safety">What guards it.</param>
/// <param name="Link">What it keeps on disk.</param>
/// <param name="Reset">How an episode starts.</param>
public sealed record RobotDescription(
    string Type,
    double IoPeriod,
    double ControlPeriod,
    IReadOnlyList<StateDescription> State,
    IReadOnlyList<ActionDescription> Action,
    TaskDescription Task,
    IoDescription Io,
    string Description = "",
    IReadOnlyList<ParameterDescription>? Parameters = null,
    ExplorationDescription? Exploration = null,
    PlannerDescription? Planner = null,
    ModelDescription? Model = null,
    TrainingDescription? Training = null,
    SessionDescription? Session = null,
    SafetyDescription? Safety = null,
    LinkDescription? Link = null,
    ResetDescription? Reset = null)
{
    /// <summary>Goals and set-points, [dp]; empty where the file has none.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; init; } = Parameters ?? [];

    /// <summary>How it moves before there is a model.</summary>
    public ExplorationDescription Exploration { get; init; } = Exploration ?? new ExplorationDescription();

    /// <summary>How it plans.</summary>
    public PlannerDescription Planner { get; init; } = Planner ?? new PlannerDescription();

    /// <summary>The ensemble.</summary>
    public ModelDescription Model { get; init; } = Model ?? new ModelDescription();

    /// <summary>How the ensemble is fitted.</summary>
    public TrainingDescription Training { get; init; } = Training ?? new TrainingDescription();

    /// <summary>What one arming covers.</summary>
    public SessionDescription Session { get; init; } = Session ?? new SessionDescription();

    /// <summary>What guards it.</summary>
    public SafetyDescription Safety { get; init; } = Safety ?? new SafetyDescription();

    /// <summary>What it keeps on disk.</summary>
    public LinkDescription Link { get; init; } = Link ?? new LinkDescription();

    /// <summary>How an episode starts.</summary>
    public ResetDescription Reset { get; init; } = Reset ?? new ResetDescription();
}
