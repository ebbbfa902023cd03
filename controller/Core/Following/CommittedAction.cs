namespace MbRlRobot.Following;

/// <summary>Which plan an action came from.</summary>
/// <param name="PlanTick">The tick of the decision.</param>
/// <param name="PlanStep">Which action of that plan, from 0; -1 where it came from none.</param>
/// <param name="StateNanoseconds">When the state was measured that it was planned from, on the loop's clock.</param>
public readonly record struct CommittedAction(ulong PlanTick, int PlanStep, long StateNanoseconds)
{
    /// <summary>From no plan. Made anew each time: a static one would be allocated at its first use, in a tick.</summary>
    public static CommittedAction None => new(0, -1, 0);
}
