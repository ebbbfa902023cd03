namespace MbRlRobot.Store;

/// <summary>What the numbers of a tensor may be.</summary>
/// <param name="Text">The rule in words.</param>
/// <param name="AllowsNaN">Whether NaN, "not known", is one of them.</param>
/// <param name="Above">What each number is above.</param>
internal sealed record CheckpointBound(string Text, bool AllowsNaN, float Above)
{
    internal static readonly CheckpointBound Finite = new("finite numbers", false, float.NegativeInfinity);
    internal static readonly CheckpointBound Positive = new("finite numbers above 0", false, 0);
    internal static readonly CheckpointBound FiniteOrNaN =
        new("finite numbers, or NaN where there was no holdout", true, float.NegativeInfinity);

    /// <summary>Whether a number is allowed.</summary>
    internal bool Allows(float value) => float.IsFinite(value) ? value > Above : AllowsNaN && float.IsNaN(value);
}
