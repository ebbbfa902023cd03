namespace MbRlRobot.Rollouts;

/// <summary>Rollouts by this product's own kernels, which say how much they did.</summary>
internal interface IBuiltInRollouts : ILaneRollouts
{
    /// <summary>The networks evaluated so far: a candidate's step each, those that particles share once.</summary>
    long Evaluations { get; }
}
