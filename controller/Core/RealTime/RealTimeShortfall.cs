namespace MbRlRobot.RealTime;

/// <summary>Something that a thread asked of the system and did not get.</summary>
/// <param name="Name">What it is called: <c>priority</c>, <c>processors</c>, <c>memory</c> or <c>collector</c>.</param>
/// <param name="Problem">What could not be had, and what that means for the loop.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RealTimeShortfall(string Name, string Problem, string Remedy)
{
    /// <summary>All of it, as one sentence for people.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => $"real time, {Name}: {Problem}. To do: {Remedy}";
}
