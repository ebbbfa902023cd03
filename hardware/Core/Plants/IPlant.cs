using System;
using System.Collections.Generic;

namespace MbRlRobot.Plants;

/// <summary>
/// A simulated machine: equations of motion in double precision. It keeps no state between steps, so that one plant serves
/// any number of threads, rollouts and robots.
/// </summary>
public interface IPlant
{
    /// <summary>The components of the state vector, [channels].</summary>
    IReadOnlyList<PlantChannel> Channels { get; }

    /// <summary>The number of actions.</summary>
    int ActionCount { get; }

    /// <summary>Gives the actions of a plant that nobody drives.</summary>
    /// <param name="action">Receives what each is at rest: [actions].</param>
    void Rest(Span<double> action);

    /// <summary>The constants of its equations.</summary>
    PlantPhysics Physics { get; }

    /// <summary>
    /// Moves the state on while the action is held, in equal substeps no longer than the plant's own. Deterministic;
    /// allocates nothing.
    /// </summary>
    /// <param name="state">The state, in each channel's unit: [channels]. Angles come out wrapped to [-pi, pi).</param>
    /// <param name="action">The action, in each action's unit: [actions].</param>
    /// <param name="seconds">How long; at least 0.</param>
    /// <exception cref="ArgumentException">A span has not its length, or the time is negative or not finite.</exception>
    void Step(Span<double> state, ReadOnlySpan<double> action, double seconds);
}
