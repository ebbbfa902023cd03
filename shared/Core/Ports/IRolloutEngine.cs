using System;

namespace MbRlRobot.Ports;

/// <summary>
/// Rolls action sequences through a learned ensemble: the returns (and the disagreement) of N candidates from one state.
/// Adapters: built-in SIMD kernels, ONNX Runtime.
/// </summary>
/// <remarks>
/// Used by one thread; may use others inside. After the first decision nothing here allocates. Within a decision all
/// candidates meet the same random numbers, and the same start and seed give the same bits, whatever the number of threads.
/// </remarks>
public interface IRolloutEngine : IDisposable
{
    /// <summary>The most candidates of one <see cref="Evaluate"/>.</summary>
    int MaximumCandidates { get; }

    /// <summary>Starts a decision.</summary>
    /// <param name="start">Where the robot is, and the decision's seed; copied.</param>
    void Begin(in RolloutStart start);

    /// <summary>
    /// Rolls every candidate over the horizon, with each of its particles: an action is clamped and slewed as the gate will
    /// do it, from the action applied last; the model moves the learned states, angles are wrapped, lagged actions shifted; the
    /// step's reward counts. A particle that is done earns the done reward for the steps that remain; one that leaves
    /// the soft limits pays the limit penalty and is done. At the horizon the terminal value is added.
    /// </summary>
    /// <param name="candidates">The action sequences, in each action's unit; not changed.</param>
    /// <param name="returns">
    /// Receives, for each candidate, the mean less risk times the standard deviation of its particles' returns: [N].
    /// A candidate with a non-finite return gets negative infinity.
    /// </param>
    /// <param name="disagreements">
    /// Receives, for each candidate, the members' disagreement about its first step: the largest over learned states of the
    /// standard deviation of the active members' means, over the standard deviation of the state's change: [N]; or empty.
    /// </param>
    /// <returns>How many candidates were not finite.</returns>
    int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements);

    /// <summary>
    /// Where the mean of the active members takes the robot under actions already committed, which have passed the gate: a plan
    /// that takes effect some periods from now starts there (delay compensation).
    /// </summary>
    /// <param name="start">Where the robot is.</param>
    /// <param name="actions">The committed actions, oldest first: [steps][da].</param>
    /// <param name="state">Receives the state after them: [ds].</param>
    /// <returns>Whether the state is finite.</returns>
    bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state);
}
