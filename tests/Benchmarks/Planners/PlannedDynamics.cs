namespace MbRlRobot.Benchmarks.Planners;

/// <summary>What a planner looks ahead through.</summary>
internal enum PlannedDynamics
{
    /// <summary>The model that is shipped.</summary>
    Learned,

    /// <summary>The simulation itself.</summary>
    True,
}
