using System;
using System.Collections.Generic;

namespace MbRlRobot.Dynamics;

/// <summary>All members of an ensemble, as a fit leaves them and the next one takes them up.</summary>
public sealed class EnsembleCheckpoint
{
    /// <summary>Joins the parts of an ensemble.</summary>
    /// <param name="architecture">The shape.</param>
    /// <param name="normalizer">The normaliser.</param>
    /// <param name="layers">The layers, first to last.</param>
    /// <param name="minimumLogVariance">The learned lower bound of the log-variance: [E, learned states].</param>
    /// <param name="maximumLogVariance">The learned upper bound of the log-variance: [E, learned states].</param>
    /// <param name="holdoutError">
    /// Each member's mean squared error on the holdout, normalised: [E]; NaN without a holdout.
    /// </param>
    /// <exception cref="ArgumentException">A length does not fit the shape; the message names it.</exception>
    public EnsembleCheckpoint(
        EnsembleArchitecture architecture,
        Normalizer normalizer,
        IReadOnlyList<LayerWeights> layers,
        float[] minimumLogVariance,
        float[] maximumLogVariance,
        float[] holdoutError)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(normalizer);
        ArgumentNullException.ThrowIfNull(layers);
        int outputs = architecture.OutputDimension;
        Expect(normalizer.InputMean, architecture.InputDimension, "input mean");
        Expect(normalizer.InputScale, architecture.InputDimension, "input scale");
        Expect(normalizer.TargetMean, outputs, "target mean");
        Expect(normalizer.TargetScale, outputs, "target scale");
        Expect(minimumLogVariance, architecture.Members * outputs, "minimum log-variance");
        Expect(maximumLogVariance, architecture.Members * outputs, "maximum log-variance");
        Expect(holdoutError, architecture.Members, "holdout error");
        ExpectLayers(architecture, layers);
        (Architecture, Normalizer, Layers) = (architecture, normalizer, layers);
        (MinimumLogVariance, MaximumLogVariance, HoldoutError) = (minimumLogVariance, maximumLogVariance, holdoutError);
    }

    /// <summary>The shape.</summary>
    public EnsembleArchitecture Architecture { get; }

    /// <summary>The normaliser.</summary>
    public Normalizer Normalizer { get; }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<LayerWeights> Layers { get; }

    /// <summary>The learned lower bound of the log-variance: [E, learned states].</summary>
    public ReadOnlyMemory<float> MinimumLogVariance { get; }

    /// <summary>The learned upper bound of the log-variance: [E, learned states].</summary>
    public ReadOnlyMemory<float> MaximumLogVariance { get; }

    /// <summary>Each member's mean squared error on the holdout, normalised: [E]; NaN without a holdout.</summary>
    public ReadOnlyMemory<float> HoldoutError { get; }

    private static void ExpectLayers(EnsembleArchitecture architecture, IReadOnlyList<LayerWeights> layers)
    {
        if (layers.Count != architecture.LayerCount)
        {
            throw new ArgumentException($"The layers number {layers.Count}; the architecture has {architecture.LayerCount}.", nameof(layers));
        }

        for (int layer = 0; layer < layers.Count; layer++)
        {
            int outputs = architecture.Members * architecture.OutputsOf(layer);
            Expect(layers[layer].Weights, outputs * architecture.InputsOf(layer), $"weights of layer {layer}");
            Expect(layers[layer].Biases, outputs, $"biases of layer {layer}");
        }
    }

    private static void Expect(float[] values, int length, string name)
    {
        if (values.Length != length)
        {
            throw new ArgumentException($"The {name} has {values.Length} numbers; the architecture needs {length}.", name);
        }
    }
}
