using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace MbRlRobot.Store;

/// <summary>
/// The JSON header of a safetensors file (https://github.com/huggingface/safetensors): metadata, and each tensor's type,
/// shape and place.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>Bytes of the header's length, which comes before it: a little-endian 64-bit number.</summary>
    internal const int LengthBytes = sizeof(ulong);

    private const string MetadataKey = "__metadata__";
    private static readonly string[] EntryKeys = ["data_offsets", "dtype", "shape"];

    /// <summary>Writes a header for tensors that follow one another.</summary>
    /// <returns>The JSON, padded with spaces to a multiple of 8 bytes.</returns>
    internal static byte[] Write(IEnumerable<(string Name, string Value)> metadata, IEnumerable<CheckpointTensor> tensors)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach ((string name, string value) in metadata)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            WriteTensors(json, tensors);
            json.WriteEndObject();
        }

        int padded = (buffer.WrittenCount + 7) / 8 * 8;
        byte[] bytes = new byte[padded];
        bytes.AsSpan().Fill((byte)' ');
        buffer.WrittenSpan.CopyTo(bytes);
        return bytes;
    }

    /// <summary>Parses a header that nobody vouches for.</summary>
    internal static JsonElement Parse(CheckpointFaults faults, byte[] utf8)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw faults.File("the header", document.RootElement.ValueKind.ToString(), "a JSON object");
        }
        catch (JsonException fault)
        {
            throw faults.File("the header", $"not JSON ({fault.Message})", "a JSON object");
        }
    }

    /// <summary>The metadata.</summary>
    internal static Dictionary<string, string> Metadata(CheckpointFaults faults, JsonElement header)
    {
        bool isThere = header.TryGetProperty(MetadataKey, out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object;
        return isThere && metadata.EnumerateObject().All(entry => entry.Value.ValueKind == JsonValueKind.String)
            ? metadata.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!)
            : throw faults.File(MetadataKey, isThere ? "an object of other things" : "missing", "an object of texts");
    }

    /// <summary>Where each tensor lies, by name; type and shape are those expected, and no other tensor is there.</summary>
    internal static Dictionary<string, (long Begin, long End)> Places(
        CheckpointFaults faults, JsonElement header, IReadOnlyCollection<CheckpointTensor> expected)
    {
        foreach (string name in header.EnumerateObject().Select(entry => entry.Name))
        {
            _ = name == MetadataKey || expected.Any(tensor => tensor.Name == name)
                ? name
                : throw faults.Tensor(name, "there", "only the tensors of the architecture in the metadata");
        }

        return expected.ToDictionary(tensor => tensor.Name, tensor => Place(faults, header, tensor));
    }

    private static (long Begin, long End) Place(CheckpointFaults faults, JsonElement header, CheckpointTensor tensor)
    {
        if (!header.TryGetProperty(tensor.Name, out JsonElement entry))
        {
            throw faults.Tensor(tensor.Name, "missing", $"F32 {tensor.ShapeText}");
        }

        if (!IsEntry(entry))
        {
            throw faults.Tensor(
                tensor.Name, entry.GetRawText(), "{\"dtype\": text, \"shape\": [..], \"data_offsets\": [begin, end]}");
        }

        string shape = CheckpointTensor.TextOf(Numbers(entry.GetProperty("shape")));
        string found = $"{entry.GetProperty("dtype").GetString()} {shape}";
        long[] offsets = Numbers(entry.GetProperty("data_offsets"));
        return found == $"F32 {tensor.ShapeText}"
            ? (offsets[0], offsets[1])
            : throw faults.Tensor(tensor.Name, found, $"F32 {tensor.ShapeText}");
    }

    private static bool IsEntry(JsonElement entry) => entry.ValueKind == JsonValueKind.Object
        && entry.EnumerateObject().Select(each => each.Name).Order(StringComparer.Ordinal).SequenceEqual(EntryKeys)
        && entry.GetProperty("dtype").ValueKind == JsonValueKind.String
        && IsNumbers(entry.GetProperty("shape"))
        && IsNumbers(entry.GetProperty("data_offsets"))
        && entry.GetProperty("data_offsets").GetArrayLength() == 2;

    private static bool IsNumbers(JsonElement element) => element.ValueKind == JsonValueKind.Array
        && element.EnumerateArray().All(IsLength);

    private static bool IsLength(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) && number >= 0;

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(each => each.GetInt64())];

    private static void WriteTensors(Utf8JsonWriter json, IEnumerable<CheckpointTensor> tensors)
    {
        long begin = 0;
        foreach (CheckpointTensor tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", "F32");
            WriteNumbers(json, "shape", tensor.Shape.Select(dimension => (long)dimension));
            WriteNumbers(json, "data_offsets", [begin, begin + tensor.Bytes]);
            json.WriteEndObject();
            begin += tensor.Bytes;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
