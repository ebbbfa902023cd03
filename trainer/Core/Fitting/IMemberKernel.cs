using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>The arithmetic of one member, for one width of lanes; no state of its own.</summary>
internal interface IMemberKernel
{
    /// <summary>The loss of the workspace's batch and its gradient, weight decay included.</summary>
    /// <param name="parameters">The member's parameters.</param>
    /// <param name="work">Holds the batch; receives the gradient.</param>
    /// <param name="rows">The batch's samples.</param>
    /// <returns>The mean loss over batch and learned states, without decay and penalty.</returns>
    double Differentiate(AlignedFloats parameters, Workspace work, int rows);

    /// <summary>Moves parameters by the workspace's gradient.</summary>
    /// <param name="parameters">The member's parameters.</param>
    /// <param name="work">Holds the gradient.</param>
    /// <param name="adam">The member's optimiser.</param>
    void Move(AlignedFloats parameters, Workspace work, Adam adam);

    /// <summary>Means and log-variances, normalised, of the workspace's batch.</summary>
    /// <param name="parameters">The member's parameters.</param>
    /// <param name="work">Holds the inputs.</param>
    /// <param name="rows">The samples.</param>
    /// <param name="means">Receives the means: [rows, learned states].</param>
    /// <param name="logVariances">Receives the log-variances: [rows, learned states]; untouched by a deterministic member.</param>
    void Predict(AlignedFloats parameters, Workspace work, int rows, Span<float> means, Span<float> logVariances);
}
