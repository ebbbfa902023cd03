using System;
using System.Text;
using MbRlRobot.Models;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Models;

public sealed class ModelManifestTests
{
    private static readonly string Golden =
        """
        {"formatVersion":1,"type":"cartpole","robotIds":["cartpole-1"],"version":7,"parentVersion":6,
        "createdUtc":"2026-08-20T12:34:56Z","notAfterUtc":"2027-08-20T12:34:56Z","minimumRuntime":"0.1.0",
        "schemaHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","controlPeriod":0.04,
        "onnx":{"sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "sizeBytes":300000,"chunkBytes":262144,"irVersion":8,"opset":17},
        "architecture":{"activeMembers":1,"stateDimension":2,"actionDimension":1,
        "hidden":[64,64],"activation":"silu","deterministic":false},
        "golden":{"relativeTolerance":0.0001,"absoluteTolerance":1E-05,
        "rows":[{"state":[1,2],"action":[0.5],"nextMean":[1.1,2.2],"logVar":[-9,-8]}]},
        "disagreementThreshold":0.25,
        "trainedOn":[{"robotId":"cartpole-1","epoch":"fedcba9876543210","sequence":1999}],
        "metrics":{"rows":1800,"holdoutRows":200,"holdoutNll":-7.25,"holdoutRmse":[0.01,0.02]}}
        """.ReplaceLineEndings(string.Empty);

    [Fact]
    public void Writes_the_agreed_keys_in_the_agreed_order() =>
        Assert.Equal(Golden, Encoding.UTF8.GetString(ModelManifestWriter.Write(GoldenManifest())));

    [Fact]
    public void Reads_the_agreed_text()
    {
        ManifestReading reading = ModelManifestReader.Read(Encoding.UTF8.GetBytes(Golden));
        Assert.Empty(reading.Problems);
        Assert.Equivalent(GoldenManifest(), reading.Manifest, strict: true);
    }

    /// <summary>
    /// Seven members with four states, as a trainer makes them; the page of this folder promises eight rows.
    /// </summary>
    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(7, 4, 8)]
    [InlineData(5, 16, 3)]
    [InlineData(32, 2, 3)]
    public void Reads_back_what_it_writes_and_fits_into_8_KiB(int members, int states, int goldenRows)
    {
        ModelManifest manifest = SampleManifest.Create(members, states, goldenRows);
        byte[] utf8 = ModelManifestWriter.Write(manifest);
        ManifestReading reading = ModelManifestReader.Read(utf8);
        Assert.Empty(reading.Problems);
        Assert.Equivalent(manifest, reading.Manifest, strict: true);
        Assert.Equal(utf8, ModelManifestWriter.Write(reading.Manifest!));
        Assert.InRange(utf8.Length, 1, ModelFormat.MaximumManifestBytes - ModelFormat.EnvelopeReserveBytes);
    }

    [Fact]
    public void Does_not_write_more_than_fits()
    {
        ModelManifest manifest = SampleManifest.Create(7, 4, 16);
        var fault = Assert.Throws<ArgumentException>(() => ModelManifestWriter.Write(manifest));
        Assert.Contains("16 golden rows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_write_what_could_not_be_read()
    {
        ModelManifest manifest = SampleManifest.Create() with { DisagreementThreshold = double.NaN, Version = 0 };
        var fault = Assert.Throws<ArgumentException>(() => ModelManifestWriter.Write(manifest));
        Assert.Contains("$.version is 0; allowed: 1 to", fault.Message, StringComparison.Ordinal);
        Assert.Contains("$.disagreementThreshold is NaN", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cartpole", "cartpole-1", true)]
    [InlineData("cartpole", "cartpole-3", false)]
    [InlineData("arm2", "cartpole-1", false)]
    public void Is_for_the_robots_that_it_names(string type, string robotId, bool expected) =>
        Assert.Equal(expected, SampleManifest.Create().IsFor(type, robotId));

    [Theory]
    [InlineData("cartpole", true)]
    [InlineData("arm2", false)]
    public void Without_names_is_for_every_robot_of_the_type(string type, bool expected)
    {
        Assert.Equal(expected, (SampleManifest.Create() with { RobotIds = [] }).IsFor(type, "any"));
    }

    [Theory]
    [InlineData(1, 262_144, 1)]
    [InlineData(262_144, 262_144, 1)]
    [InlineData(262_145, 262_144, 2)]
    [InlineData(int.MaxValue, 1, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, 1)]
    [InlineData(-1, 262_144, 0)]
    [InlineData(1, 0, 0)]
    public void Counts_the_chunks(int size, int chunk, int expected) =>
        Assert.Equal(expected, new OnnxFile(string.Empty, size, chunk, 8, 17).ChunkCount);

    private static ModelManifest GoldenManifest() => SampleManifest.Create(1) with
    {
        RobotIds = ["cartpole-1"],
        Golden = new GoldenVectors(1e-4, 1e-5, [new GoldenRow([1, 2], [0.5f], [1.1f, 2.2f], [-9, -8])]),
        TrainedOn = [new HighWaterMark("cartpole-1", 0xFEDCBA9876543210, 1999)],
        Metrics = new ModelMetrics(1800, 200, -7.25, [0.01, 0.02]),
    };
}
