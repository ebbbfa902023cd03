using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using MbRlRobot.Configuration;
using MbRlRobot.Store;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Store;

public sealed class CheckpointFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CheckpointFaultTests() =>
        CheckpointFile.Write(Target, SampleCheckpoint.Of(SampleCheckpoint.Shape), SampleCheckpoint.Robot);

    private string Target => _folder.File("checkpoint.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("__metadata__.mbrl_checkpoint", "\"2\"", "metadata 'mbrl_checkpoint' is \"2\"; allowed: 1")]
    [InlineData("__metadata__.mbrl_checkpoint", null, "metadata 'mbrl_checkpoint' is missing")]
    [InlineData("__metadata__.type", "\"A b\"", "metadata 'type' is \"A b\"")]
    [InlineData("__metadata__.schema", "\"abc\"", "metadata 'schema' is \"abc\"; allowed: 64 lower-case")]
    [InlineData("__metadata__.members", "\"0\"", "metadata 'members' is \"0\"; allowed: a whole number from 1 to 64")]
    [InlineData("__metadata__.members", "\"65\"", "metadata 'members' is \"65\"")]
    [InlineData("__metadata__.members", "3", "__metadata__ is an object of other things; allowed: an object of texts")]
    [InlineData("__metadata__.inputs", "\"99999999999999999999\"", "metadata 'inputs' is")]
    [InlineData("__metadata__.inputs", "\" 7\"", "metadata 'inputs' is \" 7\"")]
    [InlineData("__metadata__.outputs", "\"-4\"", "metadata 'outputs' is \"-4\"")]
    [InlineData("__metadata__.hidden", "\"\"", "metadata 'hidden' is \"\"; allowed: 1 to 8 widths from 1 to 1024")]
    [InlineData("__metadata__.hidden", "\"6,\"", "metadata 'hidden' is \"6,\"")]
    [InlineData("__metadata__.hidden", "\"1,1,1,1,1,1,1,1,1\"", "metadata 'hidden' is")]
    [InlineData("__metadata__.hidden", "\"6,4\"", "tensor 'layers.1.weights' is F32 [3,6,5]; allowed: F32 [3,6,4]")]
    [InlineData("__metadata__.hidden", "\"6,5,5\"", "tensor 'layers.2.weights' is F32 [3,5,8]; allowed: F32 [3,5,5]")]
    [InlineData("__metadata__.activation", "\"gelu\"", "metadata 'activation' is \"gelu\"; allowed: silu, tanh, relu")]
    [InlineData("__metadata__.deterministic", "\"no\"", "metadata 'deterministic' is \"no\"; allowed: true, false")]
    [InlineData("__metadata__", null, "__metadata__ is missing")]
    [InlineData("input_mean", null, "tensor 'input_mean' is missing; allowed: F32 [7]")]
    [InlineData("input_mean", "5", "tensor 'input_mean' is 5; allowed: {")]
    [InlineData("input_mean.dtype", "\"F64\"", "tensor 'input_mean' is F64 [7]; allowed: F32 [7]")]
    [InlineData("input_mean.dtype", "null", "tensor 'input_mean' is {")]
    [InlineData("input_mean.shape", "[8]", "tensor 'input_mean' is F32 [8]; allowed: F32 [7]")]
    [InlineData("input_mean.shape", "[-7]", "tensor 'input_mean' is {")]
    [InlineData("input_mean.shape", "[7.5]", "tensor 'input_mean' is {")]
    [InlineData("input_mean.shape", "[7,1]", "tensor 'input_mean' is F32 [7,1]")]
    [InlineData("input_mean.data_offsets", "[0]", "tensor 'input_mean' is {")]
    [InlineData("input_mean.data_offsets", "[28,0]", "tensor 'input_mean' is at bytes 28 to 0")]
    [InlineData("input_mean.data_offsets", "[0,32]", "tensor 'input_mean' is at bytes 0 to 32; allowed: bytes 0 to 28")]
    [InlineData("input_mean.data_offsets", "[4,32]", "tensor 'input_mean' is at bytes 4 to 32; allowed: bytes 0 to 28")]
    [InlineData("input_scale.data_offsets", "[0,28]", "tensor 'input_scale' is at bytes 0 to 28; allowed: bytes 28 to 56")]
    [InlineData("layers.2.biases.data_offsets", "[9223372036854775000,9223372036854775807]", "tensor 'layers.2.biases' is at bytes 9223372036854775000")]
    [InlineData("input_mean.extra", "1", "tensor 'input_mean' is {")]
    [InlineData("surplus", "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}", "tensor 'surplus' is there")]
    public void Refuses_a_header_by_what_is_wrong(string path, string? json, string expected)
    {
        CheckpointBytes file = CheckpointBytes.Read(Target);
        bool isEntry = file.Header.ContainsKey(path) || !path.Contains('.');
        int dot = path.LastIndexOf('.');
        JsonObject parent = isEntry ? file.Header : file.Header[path[..dot]]!.AsObject();
        string key = isEntry ? path : path[(dot + 1)..];
        parent.Remove(key);
        if (json is not null)
        {
            parent.Add(key, JsonNode.Parse(json));
        }

        file.Write(Target);

        AssertRefused(expected);
    }

    [Theory]
    [InlineData("", "the header is not JSON")]
    [InlineData("[]", "the header is Array; allowed: a JSON object")]
    [InlineData("{", "the header is not JSON")]
    [InlineData("{\"a\":1,\"a\":2}", "the header is not JSON")]
    [InlineData("{\"\\ud800\":1,\"__metadata__\":{}}", "the header is")]
    [InlineData("{\"__metadata__\":{\"mbrl_checkpoint\":\"\\ud800\"}}", "the header is")]
    public void Refuses_a_header_that_is_no_object(string header, string expected)
    {
        File.WriteAllBytes(Target, CheckpointBytes.Join([.. Encoding.UTF8.GetBytes(header), (byte)' '], []));
        AssertRefused(expected);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL << 20)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void Refuses_a_length_of_the_header_that_cannot_be(ulong length)
    {
        byte[] file = File.ReadAllBytes(Target);
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        File.WriteAllBytes(Target, file);
        AssertRefused($"the header is {length} bytes long");
    }

    [Fact]
    public void Refuses_a_file_cut_anywhere()
    {
        byte[] file = File.ReadAllBytes(Target);
        for (int length = 0; length < file.Length; length += length < 16 ? 1 : 37)
        {
            File.WriteAllBytes(Target, file[..length]);
            Assert.Throws<ConfigurationException>(() => CheckpointFile.Read(Target));
        }
    }

    [Fact]
    public void Refuses_bytes_behind_the_last_tensor()
    {
        byte[] file = File.ReadAllBytes(Target);
        File.WriteAllBytes(Target, [.. file, 0]);
        AssertRefused("the data is");
    }

    [Theory]
    [InlineData("layers.0.weights", float.NaN, "finite numbers")]
    [InlineData("layers.2.biases", float.NegativeInfinity, "finite numbers")]
    [InlineData("target_scale", 0, "finite numbers above 0")]
    [InlineData("target_scale", -1, "finite numbers above 0")]
    [InlineData("min_log_variance", float.NaN, "finite numbers")]
    [InlineData("holdout_error", float.PositiveInfinity, "finite numbers, or NaN where there was no holdout")]
    public void Refuses_numbers_that_no_network_has(string tensor, float value, string allowed)
    {
        CheckpointBytes file = CheckpointBytes.Read(Target);
        int end = (int)file.Header[tensor]!["data_offsets"]![1]!;
        BinaryPrimitives.WriteSingleLittleEndian(file.Data.AsSpan(end - 4), value);
        file.Write(Target);
        AssertRefused($"tensor '{tensor}' is ", $"; allowed: {allowed}");
    }

    [Fact]
    public void Refuses_or_reads_whatever_byte_of_the_header_is_changed()
    {
        byte[] file = File.ReadAllBytes(Target);
        int header = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        for (ulong round = 0; round < 300; round++)
        {
            byte[] changed = [.. file];
            changed[StableHashes.At(1, round) % (ulong)header] = (byte)StableHashes.At(2, round);
            File.WriteAllBytes(Target, changed);
            Exception? fault = Record.Exception(() => CheckpointFile.Read(Target));
            Assert.True(fault is null or ConfigurationException, $"round {round}: {fault}");
        }
    }

    private void AssertRefused(params string[] expected)
    {
        string message = Assert.Throws<ConfigurationException>(() => CheckpointFile.Read(Target)).Message;
        Assert.All(expected.Prepend(Target), part => Assert.Contains(part, message));
    }
}
