using System;
using System.Linq;
using System.Text;
using MbRlRobot.Configuration;
using MbRlRobot.Models;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Models;

public sealed class ModelManifestReaderTests
{
    private static readonly string Valid = Encoding.UTF8.GetString(ModelManifestWriter.Write(SampleManifest.Create()));

    /// <summary>A text of the valid manifest, what to put in its place, and the path of the problem.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "\"formatVersion\":1", "\"formatVersion\":2", "$.formatVersion" },
        { "\"type\":\"cartpole\"", "\"type\":\"Cart/pole\"", "$.type" },
        { "\"type\":\"cartpole\"", "\"type\":null", "$.type" },
        { "\"cartpole-1\",\"cartpole-2\"]", "\"cartpole-1\",\"cartpole-1\"]", "$.robotIds[1]" },
        { "\"cartpole-1\",\"cartpole-2\"]", "null]", "$.robotIds[0]" },
        { "[\"cartpole-1\",\"cartpole-2\"]", "null", "$.robotIds" },
        { "\"version\":7", "\"version\":0", "$.version" },
        { "\"version\":7", "\"version\":-1", "$.version" },
        { "\"version\":7", "\"version\":9223372036854775808", "$.version" },
        { "\"version\":7", "\"version\":\"7\"", "$.version" },
        { "\"version\":7", "\"version\":7.5", "$.version" },
        { "\"version\":7", "\"version\":7,\"version\":7", "$.version" },
        { "\"version\":7,", "", "$" },
        { "\"parentVersion\":6", "\"parentVersion\":7", "$.parentVersion" },
        { "2026-08-20T12:34:56Z", "2019-12-31T23:59:59Z", "$.createdUtc" },
        { "2026-08-20T12:34:56Z", "2026-08-20T12:34:56", "$.createdUtc" },
        { "2026-08-20T12:34:56Z", "2026-08-20T12:34:56+02:00", "$.createdUtc" },
        { "2026-08-20T12:34:56Z", "9999-12-31T23:59:59.9999999Z", "$.createdUtc" },
        { "2026-08-20T12:34:56Z", "yesterday", "$.createdUtc" },
        { "2027-08-20T12:34:56Z", "2026-08-20T12:34:56Z", "$.notAfterUtc" },
        { "2027-08-20T12:34:56Z", "2100-01-01T00:00:00Z", "$.notAfterUtc" },
        { "\"0.1.0\"", "\"0.1\"", "$.minimumRuntime" },
        { "\"0.1.0\"", "\"0.1.0\\n\"", "$.minimumRuntime" },
        { "\"0.1.0\"", "\"0.1.0-beta\"", "$.minimumRuntime" },
        { "aaaaaaaa\"", "aaaaaaa\"", "$.schemaHash" },
        { "bbbbbbbb\"", "bbbbbbbB\"", "$.onnx.sha256" },
        { "\"controlPeriod\":0.04", "\"controlPeriod\":0", "$.controlPeriod" },
        { "\"controlPeriod\":0.04", "\"controlPeriod\":1e999", "$.controlPeriod" },
        { "\"controlPeriod\":0.04", "\"controlPeriod\":NaN", "$.controlPeriod" },
        { "\"sizeBytes\":300000", "\"sizeBytes\":0", "$.onnx.sizeBytes" },
        { "\"sizeBytes\":300000", "\"sizeBytes\":67108865", "$.onnx.sizeBytes" },
        { "300000,\"chunkBytes\":262144", "67108864,\"chunkBytes\":4096", "$.onnx.chunkBytes" },
        { "\"chunkBytes\":262144", "\"chunkBytes\":262145", "$.onnx.chunkBytes" },
        { "\"chunkBytes\":262144", "\"chunkBytes\":0", "$.onnx.chunkBytes" },
        { "\"irVersion\":8", "\"irVersion\":9", "$.onnx.irVersion" },
        { "\"opset\":17", "\"opset\":18", "$.onnx.opset" },
        { "\"activeMembers\":2", "\"activeMembers\":0", "$.architecture.activeMembers" },
        { "\"activeMembers\":2", "\"activeMembers\":2147483647", "$.architecture.activeMembers" },
        { "\"activeMembers\":2", "\"activeMembers\":3", "$.golden.rows[0].nextMean" },
        { "\"stateDimension\":2", "\"stateDimension\":65", "$.architecture.stateDimension" },
        { "\"actionDimension\":1", "\"actionDimension\":0", "$.architecture.actionDimension" },
        { "\"hidden\":[64,64]", "\"hidden\":[]", "$.architecture.hidden.length" },
        { "\"hidden\":[64,64]", "\"hidden\":[64,0]", "$.architecture.hidden[1]" },
        { "\"hidden\":[64,64]", "\"hidden\":[64,null]", "$.architecture.hidden[1]" },
        { "\"silu\"", "\"SiLU\"", "$.architecture.activation" },
        { "\"deterministic\":false", "\"deterministic\":0", "$.architecture.deterministic" },
        { "\"relativeTolerance\":0.0001", "\"relativeTolerance\":1", "$.golden.relativeTolerance" },
        { "\"absoluteTolerance\":1E-05", "\"absoluteTolerance\":-1", "$.golden.absoluteTolerance" },
        { "0.0001,\"absoluteTolerance\":1E-05", "0,\"absoluteTolerance\":0", "$.golden.absoluteTolerance" },
        { "\"rows\":[{", "\"rows\":[null,{", "$.golden.rows[0]" },
        { "\"state\":[", "\"state\":[1,", "$.golden.rows[0].state" },
        { "\"action\":[", "\"action\":[1,", "$.golden.rows[0].action" },
        { "\"nextMean\":[", "\"nextMean\":[1e39,", "$.golden.rows[0].nextMean[0]" },
        { "\"logVar\":[", "\"logVar\":[1,", "$.golden.rows[0].logVar" },
        { "\"disagreementThreshold\":0.25", "\"disagreementThreshold\":0", "$.disagreementThreshold" },
        { "\"disagreementThreshold\":0.25", "\"disagreementThreshold\":-1", "$.disagreementThreshold" },
        { "\"trainedOn\":[", "\"trainedOn\":[null,", "$.trainedOn[0].robotId" },
        { "\"robotId\":\"cartpole-2\"", "\"robotId\":\"cartpole-1\"", "$.trainedOn[1].robotId" },
        { "\"fedcba9876543210\"", "\"FEDCBA9876543210\"", "$.trainedOn[0].epoch" },
        { "\"fedcba9876543210\"", "12", "$.trainedOn[0].epoch" },
        { "\"rows\":1800", "\"rows\":0", "$.metrics.rows" },
        { "\"holdoutRows\":200", "\"holdoutRows\":0", "$.metrics.holdoutNll" },
        { "\"holdoutNll\":-7.25", "\"holdoutNll\":null", "$.metrics.holdoutNll" },
        { "\"holdoutRmse\":[", "\"holdoutRmse\":[-1,", "$.metrics.holdoutRmse" },
        { "{\"formatVersion\"", "{\"extra\":1,\"formatVersion\"", "$.extra" },
        { "{\"formatVersion\"", "{/**/\"formatVersion\"", "$" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_path_of_a_fault(string valid, string faulty, string path)
    {
        Assert.Contains(valid, Valid, StringComparison.Ordinal);
        ManifestReading reading = Read(Valid.Replace(valid, faulty, StringComparison.Ordinal));
        Assert.Null(reading.Manifest);
        Assert.Contains(path, reading.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Names_every_fault_at_once()
    {
        string faulty = Valid.Replace("\"version\":7", "\"version\":0", StringComparison.Ordinal)
            .Replace("\"opset\":17", "\"opset\":3", StringComparison.Ordinal);
        ManifestReading reading = Read(faulty);
        Assert.Equal(
            [
                "$.version is 0; allowed: 1 to 9223372036854775807",
                "$.parentVersion is 6; allowed: below version; 0 for none",
                "$.onnx.opset is 3; allowed: 17 to 17",
            ],
            reading.Problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"type\":")]
    [InlineData("\uFEFF{}")]
    public void Refuses_what_is_no_object(string text) => Assert.Single(Read(text).Problems);

    [Fact]
    public void Refuses_more_bytes_than_a_manifest_has_unread()
    {
        byte[] utf8 = new byte[ModelFormat.MaximumManifestBytes + 1];
        utf8.AsSpan().Fill((byte)' ');
        _ = Encoding.UTF8.GetBytes(Valid, utf8);
        Assert.NotNull(ModelManifestReader.Read(utf8.AsSpan(..^1)).Manifest);
        ConfigurationProblem problem = Assert.Single(ModelManifestReader.Read(utf8).Problems);
        Assert.Equal("$ is 8193 bytes long; allowed: at most 8192 bytes", problem.ToString());
    }

    [Fact]
    public void Shows_hostile_texts_short_and_printable()
    {
        string hostile = "\\u001b[2J\\n\\u202e" + new string('x', 4000);
        string value = Valid.Replace("\"cartpole\"", $"\"{hostile}\"", StringComparison.Ordinal);
        string key = Valid.Replace("\"type\"", $"\"{hostile}\"", StringComparison.Ordinal);
        ConfigurationProblem[] problems = [.. Read(value).Problems, .. Read(key).Problems];
        Assert.Equal(2, problems.Length);
        Assert.All(problems, problem => Assert.InRange(problem.ToString().Length, 1, 300));
        Assert.All(problems, problem => Assert.All(problem.ToString(), c => Assert.InRange(c, ' ', '~')));
    }

    [Fact]
    public void Twenty_thousand_mutated_manifests_are_refused_or_keep_every_rule()
    {
        int accepted = 0;
        for (ulong trial = 0; trial < 20_000; trial++)
        {
            ManifestReading reading = ModelManifestReader.Read(Mutated(Encoding.UTF8.GetBytes(Valid), trial));
            Assert.Equal(reading.Manifest is null, reading.Problems.Count > 0);
            if (reading.Manifest is { } manifest)
            {
                accepted++;
                Assert.Empty(ModelManifestValidator.Validate(manifest));
            }
        }

        Assert.InRange(accepted, 200, 15_000);
    }

    private static ManifestReading Read(string json) => ModelManifestReader.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>
    /// One to four edits: a byte, a bit, a run cut out, a piece copied elsewhere, or a nasty text put in.
    /// </summary>
    private static byte[] Mutated(byte[] utf8, ulong trial)
    {
        string[] nasty = ["null", "1e999", "-1", "\"", "{", "]", "\\ud800", "[[[[[[[[[[", "99999999999999999999", "\0"];
        ulong edits = 1 + (StableHashes.At(trial, 0) % 4);
        for (ulong edit = 1; edit <= edits && utf8.Length > 0; edit++)
        {
            ulong seed = StableHashes.At(trial, edit);
            int at = (int)(StableHashes.At(seed, 0) % (ulong)utf8.Length);
            int length = Math.Min((int)(StableHashes.At(seed, 1) % 40), utf8.Length - at);
            int other = (int)(StableHashes.At(seed, 2) % (ulong)utf8.Length);
            byte value = (byte)StableHashes.At(seed, 3);
            utf8 = (seed % 5) switch
            {
                0 => [.. utf8[..at], value, .. utf8[(at + 1)..]],
                1 => [.. utf8[..at], (byte)(utf8[at] ^ (1 << (value & 7))), .. utf8[(at + 1)..]],
                2 => [.. utf8[..at], .. utf8[(at + length)..]],
                3 => [.. utf8[..other], .. utf8[at..(at + length)], .. utf8[other..]],
                _ => [.. utf8[..at], .. Encoding.UTF8.GetBytes(nasty[value % nasty.Length]), .. utf8[(at + length)..]],
            };
        }

        return utf8;
    }
}
