using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Store;

/// <summary>Reads the bytes of a checkpoint file, for which nobody vouches.</summary>
internal static class CheckpointReader
{
    /// <summary>Reads a whole file.</summary>
    /// <exception cref="Configuration.ConfigurationException">It is no whole, well-formed checkpoint.</exception>
    internal static StoredCheckpoint Read(byte[] file, CheckpointFaults faults)
    {
        try
        {
            int start = SafetensorsHeader.LengthBytes + HeaderLength(faults, file);
            JsonElement header = SafetensorsHeader.Parse(faults, file[SafetensorsHeader.LengthBytes..start]);
            return Read(header, file.AsSpan(start), faults);
        }
        catch (InvalidOperationException fault)
        {
            // the JSON reader looks at the characters of a text only when it is asked for the text
            throw faults.File("the header", fault.Message, "valid UTF-8");
        }
    }

    private static StoredCheckpoint Read(JsonElement header, ReadOnlySpan<byte> data, CheckpointFaults faults)
    {
        (string type, string schemaHash, EnsembleArchitecture shape) =
            CheckpointMetadata.Read(faults, SafetensorsHeader.Metadata(faults, header));
        CheckpointTensor[] tensors = CheckpointTensor.Of(shape);
        Dictionary<string, (long Begin, long End)> places = SafetensorsHeader.Places(faults, header, tensors);
        CheckPlaces(faults, tensors, places, data.Length);
        float[][] values = new float[tensors.Length][];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = Numbers(faults, tensors[index], data[(int)places[tensors[index].Name].Begin..]);
        }

        return new StoredCheckpoint(type, schemaHash, CheckpointTensor.Join(shape, values));
    }

    private static int HeaderLength(CheckpointFaults faults, byte[] file)
    {
        ulong length = file.Length >= SafetensorsHeader.LengthBytes ? BinaryPrimitives.ReadUInt64LittleEndian(file) : 0;
        ulong most = (ulong)Math.Clamp(file.Length - SafetensorsHeader.LengthBytes, 0, CheckpointLimits.HeaderBytes);
        return length > 0 && length <= most
            ? (int)length
            : throw faults.File("the header", $"{length} bytes long", $"1 to {most} bytes, in a file of {file.Length} bytes");
    }

    /// <summary>Each tensor has its length, and together they fill the file: no overlap, no gap, nothing behind them.</summary>
    private static void CheckPlaces(
        CheckpointFaults faults, CheckpointTensor[] tensors, Dictionary<string, (long Begin, long End)> places, long dataBytes)
    {
        long end = 0;
        foreach (CheckpointTensor tensor in tensors.OrderBy(tensor => places[tensor.Name].Begin))
        {
            (long Begin, long End) place = places[tensor.Name];
            if (place != (end, end + tensor.Bytes))
            {
                throw faults.Tensor(tensor.Name, $"at bytes {place.Begin} to {place.End}", $"bytes {end} to {end + tensor.Bytes}");
            }

            end = place.End;
        }

        if (end != dataBytes)
        {
            throw faults.File("the data", $"{dataBytes} bytes long", $"{end} bytes, those of the tensors");
        }
    }

    private static float[] Numbers(CheckpointFaults faults, CheckpointTensor tensor, ReadOnlySpan<byte> bytes)
    {
        float[] values = new float[tensor.Bytes / sizeof(float)];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * sizeof(float))..]);
        }

        tensor.Check(faults, values);
        return values;
    }
}
