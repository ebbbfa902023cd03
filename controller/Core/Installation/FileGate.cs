using System;
using System.Security.Cryptography;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;

namespace MbRlRobot.Installation;

/// <summary>The checks of the file's bytes: hash, structure, operators, weights. Nothing runs yet.</summary>
internal static class FileGate
{
    /// <summary>Checks a file.</summary>
    /// <param name="manifest">Its verified manifest.</param>
    /// <param name="onnx">The file.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="model">The model; null when it is refused.</param>
    public static ModelVerdict Check(
        ModelManifest manifest, ReadOnlyMemory<byte> onnx, RobotDescription robot, out OnnxModel? model)
    {
        model = null;
        if (onnx.Length != manifest.Onnx.SizeBytes)
        {
            return ModelVerdict.Refuse(
                ModelRefusal.Chunks, $"the file has {onnx.Length} bytes; signed: {manifest.Onnx.SizeBytes}");
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(onnx.Span));
        if (hash != manifest.Onnx.Sha256)
        {
            return ModelVerdict.Refuse(
                ModelRefusal.Hash, $"the file has the SHA-256 {hash}; signed: {manifest.Onnx.Sha256}");
        }

        OnnxReading reading = OnnxModelReader.Examine(onnx);
        if (reading.Model is null)
        {
            return ModelVerdict.Refuse(reading.Refusal, reading.Reason);
        }

        if (ManifestPromises.FirstBroken(manifest, reading.Model, onnx.Span) is { } broken)
        {
            return ModelVerdict.Refuse(ModelRefusal.Structure, $"{broken} in its manifest");
        }

        if (reading.Model.DifferenceTo(robot) is { } difference)
        {
            return ModelVerdict.Refuse(ModelRefusal.Schema, difference.TrimEnd('.'));
        }

        model = reading.Model;
        return ModelVerdict.Passed;
    }
}
