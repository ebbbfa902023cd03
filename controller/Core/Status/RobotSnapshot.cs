using System.Collections.Generic;

namespace MbRlRobot.Status;

/// <summary>What a status block held at one moment.</summary>
/// <param name="Status">The numbers.</param>
/// <param name="State">The state: [ds], in each state's unit.</param>
/// <param name="Action">The action applied last: [da].</param>
/// <param name="Parameters">Goals and set-points in force: [dp].</param>
public sealed record RobotSnapshot(
    LoopStatus Status,
    IReadOnlyList<float> State,
    IReadOnlyList<float> Action,
    IReadOnlyList<float> Parameters);
