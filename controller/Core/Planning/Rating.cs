namespace MbRlRobot.Planning;

/// <summary>What the engine said about a candidate.</summary>
/// <param name="Return">Its return.</param>
/// <param name="Disagreement">The members' disagreement about its first step.</param>
internal readonly record struct Rating(float Return, float Disagreement)
{
    /// <summary>Of nothing that could be used.</summary>
    public static Rating Worst { get; } = new(float.NegativeInfinity, float.PositiveInfinity);
}
