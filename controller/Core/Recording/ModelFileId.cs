using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MbRlRobot.Recording;

/// <summary>Tells model files apart in a log: versions are counters, and two trainers may count to the same one.</summary>
public static class ModelFileId
{
    /// <summary>The id of a model file.</summary>
    /// <param name="onnx">All of its bytes.</param>
    /// <returns>The first eight bytes of their SHA-256, little-endian.</returns>
    public static ulong Of(ReadOnlySpan<byte> onnx) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(onnx));
}
