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

    /// <summary>The newest model that is ready and was not taken yet.</summary>
    /// <returns>The model, which is the caller's until it retires it; null for none.</returns>
    PlanningModel? Take();

    /// <summary>Gives a model back that plans no longer.</summary>
    /// <param name="model">The model.</param>
    void Retire(PlanningModel model);
}
