using System;
using System.Collections.Generic;
using System.IO;
using Google.Protobuf;

namespace MbRlRobot.Adapters.Tests.TorchSharp;

/// <summary>
/// Reads TensorBoard's event files: records (TFRecord) of a length, its checksum, that many bytes and their checksum; the bytes are an
/// Event of tensorflow/core/util/event.proto.
/// </summary>
internal static class EventFile
{
    private const int ChecksumBytes = 4;

    /// <summary>The scalars in the order in which they were written.</summary>
    internal static List<(long Step, string Tag, float Value)> Scalars(string path)
    {
        List<(long, string, float)> scalars = [];
        using BinaryReader reader = new(File.OpenRead(path));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            int length = checked((int)reader.ReadUInt64());
            _ = reader.ReadBytes(ChecksumBytes);
            ReadEvent(reader.ReadBytes(length), scalars);
            _ = reader.ReadBytes(ChecksumBytes);
        }

        return scalars;
    }

    /// <summary>Event: 2 step, 5 summary.</summary>
    private static void ReadEvent(byte[] bytes, List<(long Step, string Tag, float Value)> scalars)
    {
        long step = 0;
        Read(bytes, (field, input) =>
        {
            switch (field)
            {
                case 2:
                    step = input.ReadInt64();
                    return true;
                case 5:
                    ReadSummary(input.ReadBytes().ToByteArray(), (tag, value) => scalars.Add((step, tag, value)));
                    return true;
                default:
                    return false;
            }
        });
    }

    /// <summary>Summary: 1 values; Value: 1 tag, 2 simple_value.</summary>
    private static void ReadSummary(byte[] bytes, Action<string, float> take) => Read(bytes, (field, input) =>
    {
        if (field != 1)
        {
            return false;
        }

        string tag = "";
        Read(input.ReadBytes().ToByteArray(), (part, value) =>
        {
            switch (part)
            {
                case 1:
                    tag = value.ReadString();
                    return true;
                case 2:
                    take(tag, value.ReadFloat());
                    return true;
                default:
                    return false;
            }
        });
        return true;
    });

    private static void Read(byte[] bytes, Func<int, CodedInputStream, bool> takes)
    {
        using CodedInputStream input = new(bytes);
        for (uint key = input.ReadTag(); key != 0; key = input.ReadTag())
        {
            if (!takes(WireFormat.GetTagFieldNumber(key), input))
            {
                input.SkipLastField();
            }
        }
    }
}
