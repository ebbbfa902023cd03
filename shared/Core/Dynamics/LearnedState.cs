namespace MbRlRobot.Dynamics;

/// <summary>
/// One state that the networks predict: the target is next - state - controlPeriod * velocity, wrapped for angles.
/// </summary>
/// <param name="Index">Which state, in the robot's order.</param>
/// <param name="IsAngle">Whether differences are wrapped to [-pi, pi).</param>
/// <param name="Velocity">
/// The state that is its velocity, whose motion over a control period is known before any learning (the kinematic
/// prior); -1 where there is none, and the target is the whole difference.
/// </param>
public readonly record struct LearnedState(int Index, bool IsAngle, int Velocity);
