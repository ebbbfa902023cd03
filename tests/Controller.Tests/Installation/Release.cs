using System;
using System.Security.Cryptography;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Models;
using MbRlRobot.Onnx;
using MbRlRobot.Robots;
using MbRlRobot.Signing;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>
/// The shipped model of the cart-pole under any version, edited as a test wants it, signed anew after the edit: only what
/// the edit is about is wrong.
/// </summary>
/// <param name="Message">The signed manifest.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Onnx">The model file.</param>
internal sealed record Release(byte[] Message, ModelManifest Manifest, byte[] Onnx)
{
    private static readonly ModelFolder Shipped = ModelFolder.Read(Folder("models/cartpole/1"));

    public static RobotDescription Robot { get; } = RobotFile.Read(Folder("hardware/robots/cartpole/robot.json"));

    public static SigningKey Key { get; } = SigningKey.New();

    /// <summary>A day after the model was made.</summary>
    public static WallClock Clock { get; } = new(Shipped.Manifest!.CreatedUtc.AddDays(1), IsSynchronized: true);

    public byte[] Json => ModelManifestWriter.Write(Manifest);

    public InstalledModel Model => new(Manifest.Version, Manifest.Onnx.Sha256);

    public static EnsembleModel Ensemble(ulong version)
    {
        EnsembleModel shipped = Shipped.Model.Ensemble;
        return new EnsembleModel(
            shipped.Type, shipped.SchemaHash, version, shipped.Members, shipped.ResidualLogVariance.ToArray());
    }

    public static Release Of(
        ulong version, Func<ModelManifest, ModelManifest>? edit = null, Func<byte[], byte[]>? editFile = null)
    {
        byte[] onnx = OnnxModelWriter.Write(Ensemble(version), Robot);
        onnx = editFile?.Invoke(onnx) ?? onnx;
        OnnxFile file = Shipped.Manifest!.Onnx with
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(onnx)),
            SizeBytes = onnx.Length,
        };
        ModelManifest manifest = Shipped.Manifest with { Version = version, Onnx = file };
        manifest = edit?.Invoke(manifest) ?? manifest;
        return new Release(SignedEnvelope.Sign(ModelManifestWriter.Write(manifest), Key), manifest, onnx);
    }

    private static string Folder(string path) => System.IO.Path.Combine(TestKit.Repository.Root, path);
}
