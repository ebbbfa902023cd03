using System.Collections.Generic;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>One step of a plan.</summary>
/// <param name="TimeSeconds">When its action begins, from now.</param>
/// <param name="Action">The action: [da].</param>
/// <param name="State">Where the mean of the members expects the robot after it: [ds].</param>
public sealed record PlannedStep(double TimeSeconds, IReadOnlyList<float> Action, IReadOnlyList<double> State);
