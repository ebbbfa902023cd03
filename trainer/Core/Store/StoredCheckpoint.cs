using MbRlRobot.Dynamics;

namespace MbRlRobot.Store;

/// <summary>A checkpoint, and what it was fitted for.</summary>
/// <param name="Type">The type of robot.</param>
/// <param name="SchemaHash">The schema of the transitions it learned from, 64 lower-case hexadecimal digits.</param>
/// <param name="Checkpoint">All members.</param>
public sealed record StoredCheckpoint(string Type, string SchemaHash, EnsembleCheckpoint Checkpoint);
