using System.Collections.Generic;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>What <c>plan</c> decided.</summary>
/// <param name="Type">The robot's type.</param>
/// <param name="Model">The model file.</param>
/// <param name="ModelVersion">Its version.</param>
/// <param name="Engine">The rollout engine.</param>
/// <param name="Seed">The seed.</param>
/// <param name="States">The names of the states.</param>
/// <param name="Actions">The names of the actions.</param>
/// <param name="State">Where the decision starts: [ds].</param>
/// <param name="Action">The action to apply now: [da].</param>
/// <param name="Return">The return that is expected over the horizon.</param>
/// <param name="Disagreement">The members' disagreement about the first step, in standard deviations of a step's change.</param>
/// <param name="DisagreementThreshold">Where the robot would stop to trust the model; null where the model has no manifest.</param>
/// <param name="Iterations">The planner's iterations.</param>
/// <param name="Candidates">The action sequences tried.</param>
/// <param name="PlanMillisecondsBest">The shortest time of the decision.</param>
/// <param name="PlanMillisecondsMedian">The median time.</param>
/// <param name="Repeats">How often it was measured.</param>
/// <param name="Steps">The plan.</param>
public sealed record PlanReport(
    string Type,
    string Model,
    ulong ModelVersion,
    string Engine,
    ulong Seed,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Actions,
    IReadOnlyList<float> State,
    IReadOnlyList<float> Action,
    double Return,
    double Disagreement,
    double? DisagreementThreshold,
    int Iterations,
    int Candidates,
    double PlanMillisecondsBest,
    double PlanMillisecondsMedian,
    int Repeats,
    IReadOnlyList<PlannedStep> Steps);
