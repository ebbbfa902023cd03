using System;

namespace MbRlRobot.Loop;

/// <summary>Where a loop gets newer models from. What the loop calls allocates and waits for nothing.</summary>
public interface IModelFeed : IDisposable
{
    /// <summary>
    /// Whether the robot stands still, so that a model may be prepared: that allocates, and a garbage collection would stop
    /// the loop too.
    /// </summary>
    bool IsStandingStill { set; }

    /// <summary>Takes what is new, once.</summary>
    /// <param name="model">
    /// The newest model that is ready, which is the caller's until it retires it; null where the one in use was withdrawn and
    /// there is none in its place.
    /// </param>
    /// <returns>Whether anything is new.</returns>
    bool TryTake(out PlanningModel? model);

    /// <summary>Gives a model back that plans no longer.</summary>
    /// <param name="model">The model.</param>
    void Retire(PlanningModel model);
}
