namespace MbRlRobot.Benchmarks.Running;

/// <summary>A number that is demanded, beside the one that was measured.</summary>
/// <param name="What">Of what.</param>
/// <param name="Measured">The number measured.</param>
/// <param name="Relation">How it must stand to the one wanted: at least, or at most.</param>
/// <param name="Wanted">The number wanted.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="IsMet">Whether it does.</param>
public sealed record Goal(string What, double Measured, GoalRelation Relation, double Wanted, string Unit, bool IsMet);
