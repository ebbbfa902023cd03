namespace MbRlRobot.Dynamics;

/// <summary>One input of the networks, before normalising.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Index">Which state or action, in the robot's order.</param>
public readonly record struct ModelInput(ModelInputKind Kind, int Index);
