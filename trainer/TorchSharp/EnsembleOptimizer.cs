using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Robots;
using TorchSharp;
using TorchSharp.Modules;
using AdamGroup = TorchSharp.Modules.Adam.ParamGroup;

namespace MbRlRobot.TorchSharp;

/// <summary>
/// Adam at a constant rate, the decay being part of the gradient as in the built-in fitter: what PyTorch calls Adam's weight_decay is just
/// that (shared/decisions/0011-adam-and-decay.md).
/// </summary>
internal sealed class EnsembleOptimizer : IDisposable
{
    private readonly Adam _adam;

    /// <summary>Moments at 0.</summary>
    /// <param name="network">What is moved.</param>
    /// <param name="training">Rate and decays.</param>
    internal EnsembleOptimizer(EnsembleNetwork network, TrainingDescription training)
    {
        int last = network.Weights.Count - 1;
        IEnumerable<AdamGroup> decaying = network.Weights.Select((weights, layer) =>
            Group([weights], training, training.WeightDecay[layer == 0 ? 0 : layer == last ? 2 : 1]));
        _adam = torch.optim.Adam([.. decaying, Group([.. network.Biases, .. network.Bounds], training, 0)], training.LearningRate);
    }

    /// <summary>Moves the parameters one step down a scalar.</summary>
    /// <param name="objective">The scalar.</param>
    internal void Descend(torch.Tensor objective)
    {
        _adam.zero_grad();
        objective.backward();
        _ = _adam.step();
    }

    /// <inheritdoc/>
    public void Dispose() => _adam.Dispose();

    private static AdamGroup Group(Parameter[] parameters, TrainingDescription training, double decay) =>
        new(parameters, training.LearningRate, weight_decay: decay);
}
