using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Planning;

/// <summary>
/// Chooses action sequences through a rollout engine, decision after decision. A plan is a function of seed, tick,
/// state, parameters, model, what the planner remembers and the iterations completed, bit for bit.
/// </summary>
/// <remarks>Used by one thread at a time. After construction nothing here allocates, waits or throws on valid requests.</remarks>
public interface IPlanner
{
    /// <summary>H, the control periods looked ahead.</summary>
    int Horizon { get; }

    /// <summary>da, the actions of a step.</summary>
    int ActionDimension { get; }

    /// <summary>What rates the candidates. May be exchanged between decisions; the planner does not dispose it.</summary>
    /// <exception cref="ArgumentException">Set to an engine for fewer candidates than the planner evaluates at once.</exception>
    IRolloutEngine Engine { get; set; }

    /// <summary>Forgets everything: a new episode begins.</summary>
    void Reset();

    /// <summary>Makes a decision.</summary>
    /// <param name="request">Where the robot is, and how long it may take.</param>
    /// <param name="sequence">
    /// Receives the actions chosen, limited and slewed from the action applied last, as the gate will do it: what will really be
    /// applied, [H][da]. Where the plan is not usable, the action applied last, held; always finite.
    /// </param>
    /// <returns>What came out.</returns>
    /// <exception cref="ArgumentException">The sequence or the action applied last has another length.</exception>
    PlanResult Plan(in PlanRequest request, Span<float> sequence);
}
