using System.Text.Json.Serialization;

namespace MbRlRobot.Models;

/// <summary>The model file that a manifest speaks of, and how it travels.</summary>
/// <param name="Sha256">SHA-256 of the whole file, 64 lower-case hexadecimal digits.</param>
/// <param name="SizeBytes">Size in bytes, at most <see cref="ModelFormat.MaximumOnnxBytes"/>.</param>
/// <param name="ChunkBytes">Size in bytes of every chunk but the last, which may be shorter.</param>
/// <param name="IrVersion">ONNX <c>ir_version</c>: <see cref="ModelFormat.IrVersion"/>.</param>
/// <param name="Opset">ONNX operator set: <see cref="ModelFormat.Opset"/>.</param>
public sealed record OnnxFile(string Sha256, int SizeBytes, int ChunkBytes, int IrVersion, int Opset)
{
    /// <summary>Number of chunks; 0 when a size makes no sense.</summary>
    [JsonIgnore]
    public int ChunkCount =>
        SizeBytes > 0 && ChunkBytes > 0 ? (int)(((long)SizeBytes + ChunkBytes - 1) / ChunkBytes) : 0;
}
