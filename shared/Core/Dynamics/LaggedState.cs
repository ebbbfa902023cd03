namespace MbRlRobot.Dynamics;

/// <summary>One state that is an action applied earlier: no network predicts it, it is shifted exactly.</summary>
/// <param name="Index">Which state, in the robot's order.</param>
/// <param name="Action">Which action.</param>
/// <param name="Source">
/// The state that holds the action applied one period less ago; -1 where it is the action itself.
/// </param>
public readonly record struct LaggedState(int Index, int Action, int Source);
