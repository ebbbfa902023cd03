using System;
using System.IO;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.Models;
using MbRlRobot.Publishing;
using MbRlRobot.Signing;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Publishing;

public sealed class ModelPublicationTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly SigningKey _key = SigningKey.New(Now.AddDays(1));
    private readonly TemporaryFolder _folder = new();

    public ModelPublicationTests() => ModelFolderWriter.Write(_folder.Path, SampleRelease.Of("silu"));

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Signs_the_bytes_of_the_manifest_as_they_lie_in_the_folder()
    {
        ModelPublication publication = ModelPublication.Sign(_folder.Path, _key, Now);
        Assert.True(SignedEnvelope.TryParse(publication.Message.Span, out SignedEnvelope envelope));
        Assert.True(envelope.IsSignedBy(_key.Public));
        Assert.Equal(File.ReadAllBytes(_folder.File(ModelFolder.ManifestName)), envelope.Payload);
        Assert.True(publication.Message.Length <= PayloadLimits.ManifestBytes);
    }

    [Fact]
    public void Its_chunks_make_the_file()
    {
        ModelPublication publication = ModelPublication.Sign(_folder.Path, _key, Now);
        ChunkAssembler assembler = new(publication.Manifest.Onnx, default, TimeSpan.FromSeconds(1));
        foreach (int index in Enumerable.Range(0, publication.ChunkCount).Reverse())
        {
            Assert.True(publication.Chunk(index).Length <= PayloadLimits.ChunkBytes);
            assembler.Take(publication.Manifest.Onnx.Sha256, index, publication.Chunk(index).Span, default);
        }

        Assert.True(assembler.TryFinish(out ReadOnlyMemory<byte> bytes).IsPassed);
        Assert.Equal(File.ReadAllBytes(_folder.File(ModelFolder.OnnxName)), bytes.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => publication.Chunk(publication.ChunkCount));
    }

    [Fact]
    public void Is_for_all_robots_of_the_type_or_for_those_that_are_named()
    {
        ModelPublication all = ModelPublication.Sign(_folder.Path, _key, Now);
        byte[] onnx = File.ReadAllBytes(_folder.File(ModelFolder.OnnxName));
        ModelPublication some = ModelPublication.SignFor(all.Manifest, ["b", "c"], onnx, _key, Now);

        Assert.Equal(["a", "b"], all.Recipients("sample", ["a", "b"]));
        Assert.Equal(["b"], some.Recipients("sample", ["a", "b"]));
        Assert.Empty(all.Recipients("pendulum", ["a"]));
        Assert.True(SignedEnvelope.TryParse(some.Message.Span, out SignedEnvelope envelope));
        Assert.Equal(["b", "c"], ModelManifestReader.Read(envelope.Payload).Manifest!.RobotIds);
    }

    [Fact]
    public void Refuses_robots_that_no_topic_could_name()
    {
        ModelManifest manifest = ModelPublication.Sign(_folder.Path, _key, Now).Manifest;
        Assert.Throws<ArgumentException>(() => ModelPublication.SignFor(manifest, ["a/#"], new byte[1], _key, Now));
    }

    [Fact]
    public void Refuses_to_sign_with_a_key_whose_time_is_over() =>
        Assert.Throws<InvalidOperationException>(() => ModelPublication.Sign(_folder.Path, _key, Now.AddDays(2)));

    [Fact]
    public void Refuses_a_folder_without_a_manifest_or_with_a_file_that_is_not_the_one()
    {
        string onnx = _folder.File(ModelFolder.OnnxName);
        byte[] bytes = File.ReadAllBytes(onnx);
        bytes[^50] ^= 1;
        File.WriteAllBytes(onnx, bytes);
        Assert.Throws<InvalidDataException>(() => ModelPublication.Sign(_folder.Path, _key, Now));
        bytes[^50] ^= 1;
        File.WriteAllBytes(onnx, bytes);
        File.Delete(_folder.File(ModelFolder.ManifestName));
        string fault = Assert.Throws<InvalidDataException>(() => ModelPublication.Sign(_folder.Path, _key, Now)).Message;
        Assert.Contains("nothing to sign", fault, StringComparison.Ordinal);
    }
}
