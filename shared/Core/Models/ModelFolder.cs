using System;
using System.IO;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;

namespace MbRlRobot.Models;

/// <summary>
/// A model on disk: <c>dynamics.onnx</c> with, beside it, what its trainer promises of it, <c>manifest.json</c>.
/// </summary>
public sealed class ModelFolder
{
    /// <summary>The name of the model file.</summary>
    public const string OnnxName = "dynamics.onnx";

    /// <summary>The name of the manifest.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>The name of the card, the manifest for people.</summary>
    public const string CardName = "card.md";

    private ModelFolder(OnnxModel model, ModelManifest? manifest) => (Model, Manifest) = (model, manifest);

    /// <summary>The model file.</summary>
    public OnnxModel Model { get; }

    /// <summary>The manifest; null beside a model file on its own.</summary>
    public ModelManifest? Manifest { get; }

    /// <summary>Reads a model for a robot.</summary>
    /// <param name="path">A folder, or a model file; a manifest beside the file is read and held against it.</param>
    /// <param name="robot">The robot.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">
    /// A file is refused, the two do not fit, or the model is for another robot.
    /// </exception>
    /// <exception cref="IOException">The model file is not there or cannot be read.</exception>
    public static ModelFolder Read(string path, RobotDescription robot)
    {
        ModelFolder folder = Read(path);
        return folder.Model.DifferenceTo(robot) is { } difference
            ? throw new InvalidDataException($"{path}: {difference}")
            : folder;
    }

    /// <summary>Reads a model, whatever robot it is for.</summary>
    /// <param name="path">A folder, or a model file; a manifest beside the file is read and held against it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">
    /// A file is refused, or the two do not fit; the message names file and reason.
    /// </exception>
    /// <exception cref="IOException">The model file is not there or cannot be read.</exception>
    public static ModelFolder Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string onnx = Directory.Exists(path) ? Path.Combine(path, OnnxName) : path;
        byte[] bytes = BoundedFile.Read(onnx, ModelFormat.MaximumOnnxBytes);
        OnnxModel model = OnnxModelReader.Read(bytes, onnx);
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(onnx))!, ManifestName);
        if (!File.Exists(beside))
        {
            return new ModelFolder(model, null);
        }

        ModelManifest manifest = ReadManifest(beside);
        string? fault = ManifestPromises.FirstBroken(manifest, model, bytes);
        return fault is null
            ? new ModelFolder(model, manifest)
            : throw new InvalidDataException($"{onnx}: {fault} in {beside}.");
    }

    private static ModelManifest ReadManifest(string path)
    {
        ManifestReading reading = ModelManifestReader.Read(BoundedFile.Read(path, ModelFormat.MaximumManifestBytes));
        return reading.Manifest ?? throw new InvalidDataException($"{path}: {string.Join("; ", reading.Problems)}.");
    }
}
