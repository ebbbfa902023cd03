namespace MbRlRobot.Robots;

/// <summary>What an action brings home before an episode.</summary>
/// <param name="Moves">The state that rises with the action: a position.</param>
/// <param name="Within">How near it has to come to rest, in the state's unit.</param>
/// <param name="To">Where home is, in the state's unit.</param>
public sealed record HomeDescription(string Moves, double Within, double To = 0);
