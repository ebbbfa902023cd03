using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace MbRlRobot.Trainer.Tests.Store;

/// <summary>A checkpoint file taken apart: its header to edit, its data.</summary>
internal sealed record CheckpointBytes(JsonObject Header, byte[] Data)
{
    public static CheckpointBytes Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int start = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        return new CheckpointBytes(JsonNode.Parse(file.AsSpan(8, start - 8))!.AsObject(), file[start..]);
    }

    public void Write(string path) => File.WriteAllBytes(path, Join(Encoding.UTF8.GetBytes(Header.ToJsonString()), Data));

    public static byte[] Join(byte[] header, byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. header, .. data];
    }

    /// <summary>The same tensors, last to first.</summary>
    public CheckpointBytes Reversed()
    {
        List<byte> data = [];
        foreach ((string name, JsonNode? tensor) in Header.Where(entry => entry.Key != "__metadata__").Reverse())
        {
            JsonArray offsets = tensor!["data_offsets"]!.AsArray();
            byte[] bytes = Data[(int)offsets[0]!..(int)offsets[1]!];
            tensor["data_offsets"] = new JsonArray(data.Count, data.Count + bytes.Length);
            data.AddRange(bytes);
        }

        return this with { Data = [.. data] };
    }
}
