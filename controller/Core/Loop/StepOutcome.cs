namespace MbRlRobot.Loop;

/// <summary>What a control period brought.</summary>
/// <param name="Reward">Its reward; not finite where the task's formula is not.</param>
/// <param name="IsDone">Whether the task's done condition holds.</param>
/// <param name="IsSaturated">Whether the action wanted was limited.</param>
/// <param name="LeftLimits">The state that left its limits, where a robot is stopped; -1 for none.</param>
public readonly record struct StepOutcome(double Reward, bool IsDone, bool IsSaturated, int LeftLimits);
