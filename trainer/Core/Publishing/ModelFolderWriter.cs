using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Storage;

namespace MbRlRobot.Publishing;

/// <summary>
/// Writes a model folder: <c>dynamics.onnx</c>, <c>card.md</c>, and last <c>manifest.json</c>, so that a folder with a
/// manifest is whole. <see cref="ModelFolder"/> reads it.
/// </summary>
public static class ModelFolderWriter
{
    private const int ChunkBytes = 256 * 1024;

    /// <summary>Writes a folder; it is made where it is missing.</summary>
    /// <param name="folder">The folder's path.</param>
    /// <param name="release">The model and what there is to say of it.</param>
    /// <returns>The manifest as written.</returns>
    /// <exception cref="ArgumentException">A value is not allowed; nothing is written.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ModelManifest Write(string folder, ModelRelease release)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(release);
        byte[] onnx = OnnxModelWriter.Write(release.Model, release.Robot);
        ModelManifest manifest = ManifestOf(release, onnx);
        byte[] json = ModelManifestWriter.Write(manifest);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, ModelFolder.OnnxName), onnx);
        AtomicFile.Write(Path.Combine(folder, ModelFolder.CardName), Encoding.UTF8.GetBytes(ModelCard.Write(release)));
        AtomicFile.Write(Path.Combine(folder, ModelFolder.ManifestName), json);
        return manifest;
    }

    private static ModelManifest ManifestOf(ModelRelease release, byte[] onnx)
    {
        EnsembleArchitecture shape = release.Model.Members.Architecture;
        return new ModelManifest(
            ModelFormat.Version,
            release.Model.Type,
            release.RobotIds ?? [],
            release.Model.Version,
            release.ParentVersion,
            release.CreatedUtc,
            release.NotAfterUtc ?? release.CreatedUtc.AddYears(1),
            release.MinimumRuntime,
            release.Model.SchemaHash,
            release.Robot.ControlPeriod,
            new OnnxFile(
                Convert.ToHexStringLower(SHA256.HashData(onnx)),
                onnx.Length,
                ChunkBytes,
                ModelFormat.IrVersion,
                ModelFormat.Opset),
            new ModelArchitecture(
                shape.Members,
                release.Robot.State.Count,
                release.Robot.Action.Count,
                shape.Hidden,
                shape.Activation,
                shape.Deterministic),
            GoldenVectorMaker.Make(release.Model, release.Robot),
            release.DisagreementThreshold,
            release.TrainedOn,
            release.Metrics);
    }
}
