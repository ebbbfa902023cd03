using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using MbRlRobot.Configuration;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using MbRlRobot.Store;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Store;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int, int, int, int[], Activation, bool> Shapes => new()
    {
        { 3, 7, 4, [6, 5], Activation.Silu, false },
        { 1, 1, 1, [1], Activation.Tanh, true },
        { 7, 20, 6, [64, 64, 32], Activation.Relu, false },
    };

    private string Target => _folder.File("checkpoint.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gives_back_every_number_bit_by_bit(int members, int inputs, int outputs, int[] hidden, Activation activation, bool deterministic)
    {
        EnsembleArchitecture shape = new(members, inputs, outputs, hidden, activation, deterministic);
        EnsembleCheckpoint before = SampleCheckpoint.Of(shape);

        CheckpointFile.Write(Target, before, SampleCheckpoint.Robot);
        StoredCheckpoint stored = CheckpointFile.Read(Target);

        Assert.Equal(("sample", RobotSchema.Hash(SampleCheckpoint.Robot)), (stored.Type, stored.SchemaHash));
        Assert.Equal(shape with { Hidden = [] }, stored.Checkpoint.Architecture with { Hidden = [] }, Same);
        Assert.Equal(hidden, stored.Checkpoint.Architecture.Hidden);
        Assert.Equal(Bits(before), Bits(stored.Checkpoint));
        Assert.Equal(Bits(before), Bits(CheckpointFile.Read(Target, SampleCheckpoint.Robot)));
    }

    [Fact]
    public void Writes_the_same_bytes_for_the_same_checkpoint()
    {
        CheckpointFile.Write(Target, SampleCheckpoint.Of(SampleCheckpoint.Shape), SampleCheckpoint.Robot);
        CheckpointFile.Write(_folder.File("again"), CheckpointFile.Read(Target).Checkpoint, SampleCheckpoint.Robot);
        Assert.Equal(File.ReadAllBytes(Target), File.ReadAllBytes(_folder.File("again")));
    }

    [Fact]
    public void Is_laid_out_as_safetensors_prescribe()
    {
        CheckpointFile.Write(Target, SampleCheckpoint.Of(SampleCheckpoint.Shape), SampleCheckpoint.Robot);
        byte[] file = File.ReadAllBytes(Target);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        JsonNode header = JsonNode.Parse(file.AsSpan(8, length))!;

        Assert.Equal(0, length % 8);
        Assert.Equal("6,5", (string)header["__metadata__"]!["hidden"]!);
        Assert.Equal("{\"dtype\":\"F32\",\"shape\":[7],\"data_offsets\":[0,28]}", header["input_mean"]!.ToJsonString());
        JsonNode weights = header["layers.1.weights"]!;
        Assert.Equal("[3,6,5]", weights["shape"]!.ToJsonString());
        int begin = (int)weights["data_offsets"]![0]!;
        Assert.Equal(1e-40f, BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(8 + length + begin)));
        Assert.Equal(file.Length - 8 - length, (int)header["layers.2.biases"]!["data_offsets"]![1]!);
    }

    [Fact]
    public void Reads_a_file_whose_tensors_were_saved_in_another_order()
    {
        EnsembleCheckpoint checkpoint = SampleCheckpoint.Of(SampleCheckpoint.Shape);
        CheckpointFile.Write(Target, checkpoint, SampleCheckpoint.Robot);
        CheckpointBytes.Read(Target).Reversed().Write(Target);
        Assert.Equal(Bits(checkpoint), Bits(CheckpointFile.Read(Target).Checkpoint));
    }

    [Theory]
    [InlineData(float.NaN, 1, "tensor 'layers.0.weights' is NaN at number 0; allowed: finite numbers")]
    [InlineData(float.PositiveInfinity, 1, "tensor 'layers.0.weights' is Infinity at number 0")]
    [InlineData(1, 0, "tensor 'input_scale' is 0 at number 0; allowed: finite numbers above 0")]
    public void Writes_no_checkpoint_that_it_would_not_read(float weight, float scale, string expected)
    {
        EnsembleCheckpoint bad = SampleCheckpoint.Of(SampleCheckpoint.Shape, weight, scale);
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => CheckpointFile.Write(Target, bad, SampleCheckpoint.Robot));
        Assert.Contains(expected, refusal.Message);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData("$.type", "\"arm\"", "metadata 'type' is \"sample\"; allowed: \"arm\"")]
    [InlineData("$.controlPeriod", "0.05", "metadata 'schema' is")]
    public void Refuses_the_checkpoint_of_another_robot(string path, string json, string expected)
    {
        CheckpointFile.Write(Target, SampleCheckpoint.Of(SampleCheckpoint.Shape), SampleCheckpoint.Robot);
        RobotDescription other = SampleRobot.Read((path, json));
        Assert.Contains(expected, Assert.Throws<ConfigurationException>(() => CheckpointFile.Read(Target, other)).Message);
    }

    private static bool Same(EnsembleArchitecture left, EnsembleArchitecture right) => left.ToString() == right.ToString();

    private static int[] Bits(EnsembleCheckpoint checkpoint)
    {
        Normalizer normalizer = checkpoint.Normalizer;
        IEnumerable<float> numbers =
        [
            .. normalizer.InputMean, .. normalizer.InputScale, .. normalizer.TargetMean, .. normalizer.TargetScale,
            .. checkpoint.MinimumLogVariance.Span, .. checkpoint.MaximumLogVariance.Span, .. checkpoint.HoldoutError.Span,
            .. checkpoint.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases)),
        ];
        return [.. numbers.Select(BitConverter.SingleToInt32Bits)];
    }
}
