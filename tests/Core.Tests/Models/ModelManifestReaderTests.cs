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

    [Theory]
    [MemberData(nameof(ManifestFaults.OfTheHead), MemberType = typeof(ManifestFaults))]
    [MemberData(nameof(ManifestFaults.OfTheFile), MemberType = typeof(ManifestFaults))]
    [MemberData(nameof(ManifestFaults.OfTheEvidence), MemberType = typeof(ManifestFaults))]
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
