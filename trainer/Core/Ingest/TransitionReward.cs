using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>Computes the reward of a transition that was logged without one.</summary>
/// <param name="transition">The transition; its own reward is 0.</param>
/// <param name="previous">The one before it in the episode; null at the episode's start.</param>
/// <returns>The reward.</returns>
public delegate float TransitionReward(Transition transition, Transition? previous);
