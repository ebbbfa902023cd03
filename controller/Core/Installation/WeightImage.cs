using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Installation;

/// <summary>
/// An ensemble's numbers as one flat array: normaliser, bounds of the log-variance, residuals, then weights and biases of
/// each layer, each section padded to 16 numbers (64 bytes, a cache line). Members' holdout errors, which no robot needs,
/// are left out.
/// </summary>
public static class WeightImage
{
    private const int Alignment = 16;

    /// <summary>Length of the image of an ensemble.</summary>
    /// <param name="shape">The shape of the active members.</param>
    /// <returns>Numbers.</returns>
    public static int Length(EnsembleArchitecture shape) => Sections(shape).Sum(Padded);

    /// <summary>Which images are of one kind: a running model can be exchanged only for one with the same hash.</summary>
    /// <param name="schemaHash">The robot's schema.</param>
    /// <param name="shape">The shape of the active members.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Kind(string schemaHash, EnsembleArchitecture shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        FormattableString text =
            $"{schemaHash} {shape.Members} {shape.InputDimension} {shape.OutputDimension} {shape.Activation} {shape.Deterministic}";
        string hidden = string.Join(',', shape.Hidden);
        return SHA256.HashData(Encoding.UTF8.GetBytes($"mbrl-image 1 {FormattableString.Invariant(text)} {hidden}"));
    }

    /// <summary>Writes a model's image.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">Receives it; padding becomes zero.</param>
    /// <exception cref="ArgumentException">The image has another length.</exception>
    public static void Write(EnsembleModel model, Span<float> image)
    {
        ArgumentNullException.ThrowIfNull(model);
        RequireLength(image.Length, model.Members.Architecture);
        image.Clear();
        int at = 0;
        foreach (float[] section in Arrays(model))
        {
            section.CopyTo(image[at..]);
            at += Padded(section.Length);
        }
    }

    /// <summary>Makes a model of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="like">A model of the same architecture, type and schema.</param>
    /// <param name="version">The new model's version.</param>
    /// <returns>The model; its holdout errors are those of <paramref name="like"/>.</returns>
    /// <exception cref="ArgumentException">The image has another length.</exception>
    public static EnsembleModel Read(ReadOnlySpan<float> image, EnsembleModel like, ulong version)
    {
        ArgumentNullException.ThrowIfNull(like);
        EnsembleArchitecture shape = like.Members.Architecture;
        RequireLength(image.Length, shape);
        List<float[]> sections = [];
        int at = 0;
        foreach (int length in Sections(shape))
        {
            sections.Add(image.Slice(at, length).ToArray());
            at += Padded(length);
        }

        EnsembleCheckpoint members = new(
            shape,
            new Normalizer(sections[0], sections[1], sections[2], sections[3]),
            [.. Enumerable.Range(0, shape.LayerCount)
                .Select(layer => new LayerWeights(sections[7 + (2 * layer)], sections[8 + (2 * layer)]))],
            sections[4],
            sections[5],
            like.Members.HoldoutError.ToArray());
        return new EnsembleModel(like.Type, like.SchemaHash, version, members, sections[6]);
    }

    private static int Padded(int length) => (length + Alignment - 1) / Alignment * Alignment;

    private static IEnumerable<int> Sections(EnsembleArchitecture shape)
    {
        int outputs = shape.OutputDimension;
        int bounds = shape.Members * outputs;
        IEnumerable<int> layers = Enumerable.Range(0, shape.LayerCount).SelectMany(layer => new[]
        {
            shape.Members * shape.InputsOf(layer) * shape.OutputsOf(layer), shape.Members * shape.OutputsOf(layer),
        });
        return
        [
            shape.InputDimension, shape.InputDimension, outputs, outputs, bounds, bounds,
            shape.Deterministic ? outputs : 0, .. layers,
        ];
    }

    private static IEnumerable<float[]> Arrays(EnsembleModel model)
    {
        EnsembleCheckpoint members = model.Members;
        Normalizer normalizer = members.Normalizer;
        return
        [
            normalizer.InputMean, normalizer.InputScale, normalizer.TargetMean, normalizer.TargetScale,
            members.MinimumLogVariance.ToArray(), members.MaximumLogVariance.ToArray(), model.ResidualLogVariance.ToArray(),
            .. members.Layers.SelectMany(layer => new[] { layer.Weights, layer.Biases }),
        ];
    }

    private static void RequireLength(int length, EnsembleArchitecture shape)
    {
        if (length != Length(shape))
        {
            throw new ArgumentException($"the image has {length} numbers; the architecture needs {Length(shape)}");
        }
    }
}
