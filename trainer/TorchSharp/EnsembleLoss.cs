using static TorchSharp.torch;

namespace MbRlRobot.TorchSharp;

/// <summary>
/// The built-in fitter's loss, for all members at once. Of probabilistic members: (mu - y)^2 / sigma^2 + log sigma^2, without the half and the
/// constant (PETS, Chua et al. 2018), each term's gradient times sigma^(2 beta), which is held fixed (beta-NLL, Seitzer et al. 2022), and
/// 0.01 times the upper bounds of the log-variance less the lower ones. Of deterministic ones: the squared error. Members share no
/// parameter, so the gradient of the members' sum is each one's own.
/// </summary>
/// <param name="network">The members.</param>
/// <param name="beta">The exponent of beta-NLL.</param>
internal sealed class EnsembleLoss(EnsembleNetwork network, double beta)
{
    private const float BoundPenalty = 0.01f;
    private static readonly long[] BatchAndStates = [1, 2];
    private readonly long _states = network.Architecture.OutputDimension;

    /// <summary>Of one batch of each member.</summary>
    /// <param name="outputs">What the members say: [E, B, outputs].</param>
    /// <param name="targets">What was: [E, B, learned states].</param>
    /// <returns>
    /// What to minimise, a scalar; and each member's mean loss over batch and states, without weights and penalty, detached: [E].
    /// </returns>
    internal (Tensor Objective, Tensor Losses) Of(Tensor outputs, Tensor targets) =>
        network.Architecture.Deterministic ? Squared(outputs, targets) : Gaussian(outputs, targets);

    private static (Tensor Objective, Tensor Losses) Squared(Tensor outputs, Tensor targets)
    {
        Tensor error = outputs - targets;
        Tensor losses = (error * error).mean(BatchAndStates);
        return (losses.sum(), losses.detach());
    }

    private (Tensor Objective, Tensor Losses) Gaussian(Tensor outputs, Tensor targets)
    {
        (Tensor maximum, Tensor minimum) = (network.Bounds[0], network.Bounds[1]);
        Tensor capped = maximum - nn.functional.softplus(maximum - outputs.narrow(2, _states, _states));
        Tensor logVariance = minimum + nn.functional.softplus(capped - minimum);
        Tensor error = outputs.narrow(2, 0, _states) - targets;
        Tensor terms = (error * error * (-logVariance).exp()) + logVariance;
        Tensor weights = (logVariance.detach() * (float)beta).exp();
        Tensor penalty = (maximum - minimum).sum() * BoundPenalty;
        return ((terms * weights).mean(BatchAndStates).sum() + penalty, terms.detach().mean(BatchAndStates));
    }
}
