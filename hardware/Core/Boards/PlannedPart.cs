namespace MbRlRobot.Boards;

/// <summary>A part of the board with its settings read.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Channel">The channel it gives, or the action it takes.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Path">Its JSON path.</param>
internal sealed record PlannedPart(string Kind, string Channel, IPartSettings Settings, string Path);
