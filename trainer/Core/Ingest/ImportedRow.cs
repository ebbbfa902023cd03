namespace MbRlRobot.Ingest;

/// <summary>One row of a user's table.</summary>
/// <param name="Episode">What its episode is called; empty where the table has no such column.</param>
/// <param name="TimeSeconds">When it was measured, or null.</param>
/// <param name="DtSeconds">Time to the next state, or null.</param>
/// <param name="State">[ds].</param>
/// <param name="Action">[da].</param>
/// <param name="NextState">[ds], or null.</param>
/// <param name="Parameters">[dp].</param>
/// <param name="Reward">The reward, or null.</param>
internal sealed record ImportedRow(
    string Episode,
    double? TimeSeconds,
    double? DtSeconds,
    float[] State,
    float[] Action,
    float[]? NextState,
    float[] Parameters,
    float? Reward);
