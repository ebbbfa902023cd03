using System;
using System.IO;
using System.Text;
using MbRlRobot.Models;
using MbRlRobot.Publishing;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Publishing;

public sealed class ModelFolderWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-").FullName;

    public static TheoryData<string> Robots => [.. ModelRobots.Names];

    private string Onnx => Path.Combine(_folder, ModelFolder.OnnxName);

    private string Manifest => Path.Combine(_folder, ModelFolder.ManifestName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Robots))]
    public void Writes_what_ModelFolder_reads(string name)
    {
        ModelRelease release = SampleRelease.Of(name);
        ModelManifest written = ModelFolderWriter.Write(_folder, release);
        ModelFolder read = ModelFolder.Read(_folder, release.Robot);
        Assert.Equal(ModelManifestWriter.Write(written), ModelManifestWriter.Write(read.Manifest!));
        Assert.Equal(release.Model.Members.Layers[0].Weights, read.Model.Ensemble.Members.Layers[0].Weights);
        Assert.Equal(read.Manifest!.Onnx.Sha256, ModelFolder.Read(Onnx).Manifest!.Onnx.Sha256);
    }

    [Fact]
    public void Writes_the_same_files_each_time()
    {
        ModelFolderWriter.Write(_folder, SampleRelease.Of("silu"));
        string[] names = [ModelFolder.OnnxName, ModelFolder.ManifestName, ModelFolder.CardName];
        byte[][] first = [.. Array.ConvertAll(names, name => File.ReadAllBytes(Path.Combine(_folder, name)))];
        ModelFolderWriter.Write(_folder, SampleRelease.Of("silu"));
        Assert.Equal(first, Array.ConvertAll(names, name => File.ReadAllBytes(Path.Combine(_folder, name))));
        Assert.Equal(names.Length, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void Reads_a_model_file_on_its_own()
    {
        ModelFolderWriter.Write(_folder, SampleRelease.Of("tanh"));
        File.Delete(Manifest);
        Assert.Null(ModelFolder.Read(_folder).Manifest);
        Assert.Null(ModelFolder.Read(Onnx).Manifest);
    }

    [Fact]
    public void Refuses_a_model_beside_the_manifest_of_another()
    {
        ModelFolderWriter.Write(_folder, SampleRelease.Of("silu"));
        byte[] bytes = File.ReadAllBytes(Onnx);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Onnx, bytes);
        Assert.Equal(
            $"{Onnx}: the SHA-256 of the model is not the one in {Manifest}.",
            Assert.Throws<InvalidDataException>(() => ModelFolder.Read(_folder)).Message);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "the version")]
    [InlineData("\"type\":\"sample\"", "\"type\":\"simple\"", "the type")]
    [InlineData("\"controlPeriod\":0.04", "\"controlPeriod\":0.05", "the control period")]
    [InlineData("\"hidden\":[64,64]", "\"hidden\":[64,32]", "the hidden layers")]
    [InlineData("\"activation\":\"silu\"", "\"activation\":\"tanh\"", "the activation")]
    [InlineData("\"deterministic\":false", "\"deterministic\":true", "the kind of variance")]
    public void Refuses_a_manifest_that_promises_something_else(string old, string changed, string says)
    {
        ModelFolderWriter.Write(_folder, SampleRelease.Of("silu"));
        string json = File.ReadAllText(Manifest);
        Assert.Contains(old, json);
        File.WriteAllText(Manifest, json.Replace(old, changed, StringComparison.Ordinal));
        Assert.Contains(
            says + " of the model is not the one", Assert.Throws<InvalidDataException>(() => ModelFolder.Read(_folder)).Message);
    }

    [Fact]
    public void Refuses_a_manifest_that_is_none()
    {
        ModelFolderWriter.Write(_folder, SampleRelease.Of("silu"));
        File.WriteAllBytes(Manifest, Encoding.UTF8.GetBytes("{}"));
        Assert.StartsWith(Manifest, Assert.Throws<InvalidDataException>(() => ModelFolder.Read(_folder)).Message);
    }

    [Fact]
    public void Refuses_a_model_of_another_robot() =>
        Assert.Contains("First difference", Assert.Throws<InvalidDataException>(() =>
        {
            ModelFolderWriter.Write(_folder, SampleRelease.Of("silu"));
            ModelFolder.Read(_folder, ModelRobots.Read("no lagged action"));
        }).Message);

    [Fact]
    public void Says_which_file_is_not_there() =>
        Assert.Contains(Onnx, Assert.ThrowsAny<IOException>(() => ModelFolder.Read(_folder)).Message);

    [Fact]
    public void Writes_nothing_that_breaks_a_rule()
    {
        ModelRelease release = SampleRelease.Of("silu") with { DisagreementThreshold = double.NaN };
        Assert.Contains(
            "disagreementThreshold", Assert.Throws<ArgumentException>(() => ModelFolderWriter.Write(_folder, release)).Message);
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
