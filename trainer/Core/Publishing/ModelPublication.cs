using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.Models;
using MbRlRobot.Signing;

namespace MbRlRobot.Publishing;

/// <summary>
/// A signed model as it goes out: one manifest message, the same for every robot that it is for, and the chunks of the file.
/// Who is sent what follows from the topics; how is the bus's business.
/// </summary>
public sealed class ModelPublication
{
    private readonly ReadOnlyMemory<byte> _onnx;

    private ModelPublication(ModelManifest manifest, byte[] message, ReadOnlyMemory<byte> onnx) =>
        (Manifest, Message, _onnx) = (manifest, message, onnx);

    /// <summary>The manifest.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>
    /// The signed manifest: the payload of <see cref="Topics.ModelManifest"/>, retained, for each robot that it is for.
    /// </summary>
    public ReadOnlyMemory<byte> Message { get; }

    /// <summary>Number of chunks.</summary>
    public int ChunkCount => Manifest.Onnx.ChunkCount;

    /// <summary>Signs the model in a folder.</summary>
    /// <param name="folder">A folder of <see cref="ModelFolderWriter"/>; the file is held against its manifest.</param>
    /// <param name="key">The key to sign with.</param>
    /// <param name="utcNow">The time, which the key must not have outlived.</param>
    /// <returns>The publication; the bytes of <c>manifest.json</c> are signed as they are.</returns>
    /// <exception cref="InvalidDataException">
    /// The folder has no manifest, a file is refused, or the two do not fit.
    /// </exception>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The key's time is over.</exception>
    public static ModelPublication Sign(string folder, SigningKey key, DateTime utcNow)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ModelFolder model = ModelFolder.Read(folder);
        ModelManifest manifest = model.Manifest
            ?? throw new InvalidDataException($"{folder}: it has no {ModelFolder.ManifestName}, and so nothing to sign.");
        byte[] json = File.ReadAllBytes(Path.Combine(folder, ModelFolder.ManifestName));
        byte[] onnx = File.ReadAllBytes(Path.Combine(folder, ModelFolder.OnnxName));
        return Sign(manifest, json, onnx, key, utcNow);
    }

    /// <summary>Signs a model for other robots than its folder says, or for all of its type.</summary>
    /// <param name="manifest">The manifest, as the folder has it.</param>
    /// <param name="robotIds">The robots that it is for; empty for every robot of the type.</param>
    /// <param name="onnx">The model file.</param>
    /// <param name="key">The key to sign with.</param>
    /// <param name="utcNow">The time, which the key must not have outlived.</param>
    /// <returns>The publication.</returns>
    /// <exception cref="ArgumentException">A robot id is none, or the manifest becomes too long.</exception>
    /// <exception cref="InvalidOperationException">The key's time is over.</exception>
    public static ModelPublication SignFor(
        ModelManifest manifest, IReadOnlyList<string> robotIds, ReadOnlyMemory<byte> onnx, SigningKey key, DateTime utcNow)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(robotIds);
        ModelManifest addressed = manifest with { RobotIds = robotIds };
        return Sign(addressed, ModelManifestWriter.Write(addressed), onnx, key, utcNow);
    }

    /// <summary>One chunk: the payload of <see cref="Topics.ModelChunk"/> of the file's hash and this index.</summary>
    /// <param name="index">Which chunk, from 0.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such chunk.</exception>
    public ReadOnlyMemory<byte> Chunk(int index) => ModelChunks.Of(Manifest.Onnx, _onnx, index);

    /// <summary>The robots among some that the model is for.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="robotIds">Their ids.</param>
    /// <returns>Those to send it to.</returns>
    public IReadOnlyList<string> Recipients(string type, IEnumerable<string> robotIds) =>
        [.. robotIds.Where(id => Manifest.IsFor(type, id))];

    private static ModelPublication Sign(
        ModelManifest manifest, byte[] json, ReadOnlyMemory<byte> onnx, SigningKey key, DateTime utcNow)
    {
        ArgumentNullException.ThrowIfNull(key);
        key.ThrowIfOver(utcNow);
        return new ModelPublication(manifest, SignedEnvelope.Sign(json, key), onnx);
    }
}
