using System;
using System.Linq;
using System.Security.Cryptography;
using MbRlRobot.Dynamics;
using MbRlRobot.Onnx;

namespace MbRlRobot.Models;

/// <summary>Holds a model file against what its manifest promises of it.</summary>
public static class ManifestPromises
{
    /// <summary>Looks for a promise that the file breaks.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="model">The model that the file holds.</param>
    /// <param name="bytes">The file.</param>
    /// <returns>
    /// The first, such as <c>the version of the model is not the one</c>, to be followed by where the promise stands; null
    /// when all are kept.
    /// </returns>
    public static string? FirstBroken(ModelManifest manifest, OnnxModel model, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(model);
        EnsembleModel ensemble = model.Ensemble;
        EnsembleArchitecture shape = ensemble.Members.Architecture;
        ModelArchitecture promised = manifest.Architecture;
        (int States, int Actions) dimensions = (promised.StateDimension, promised.ActionDimension);
        (string What, bool Differs)[] promises =
        [
            ("the size", manifest.Onnx.SizeBytes != bytes.Length),
            ("the SHA-256", manifest.Onnx.Sha256 != Convert.ToHexStringLower(SHA256.HashData(bytes))),
            ("the type", manifest.Type != ensemble.Type),
            ("the schema hash", manifest.SchemaHash != ensemble.SchemaHash),
            ("the version", manifest.Version != ensemble.Version),
            ("the control period", manifest.ControlPeriod != model.ControlPeriod),
            ("the dimensions", dimensions != (model.State.Count, model.Action.Count)),
            ("the members", promised.ActiveMembers != shape.Members),
            ("the hidden layers", !promised.Hidden.SequenceEqual(shape.Hidden)),
            ("the activation", promised.Activation != shape.Activation),
            ("the kind of variance", promised.Deterministic != shape.Deterministic),
        ];
        return promises.Where(promise => promise.Differs)
            .Select(promise => $"{promise.What} of the model is not the one")
            .FirstOrDefault();
    }
}
