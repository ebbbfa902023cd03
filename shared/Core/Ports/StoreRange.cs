namespace MbRlRobot.Ports;

/// <summary>Which rows of a store to read.</summary>
/// <param name="After">Only rows above this position (<see cref="ITransitionStore.Position"/>): those that are new since then.</param>
/// <param name="UpTo">Only rows up to and with this position.</param>
/// <param name="RobotId">Only rows of this robot; null for all.</param>
/// <param name="Epoch">Only rows of this epoch; null for all.</param>
public sealed record StoreRange(long After = 0, long UpTo = long.MaxValue, string? RobotId = null, ulong? Epoch = null);
