using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using MbRlRobot.Configuration;
using MbRlRobot.Messaging;
using MbRlRobot.Transitions;

namespace MbRlRobot.Models;

/// <summary>Checks every value of a manifest that parsed, and the values against each other.</summary>
public static partial class ModelManifestValidator
{
    private static readonly DateTime EarliestDate = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime LatestDate = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Checks a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>Everything that is wrong with it; empty when nothing is.</returns>
    public static IReadOnlyList<ConfigurationProblem> Validate(ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var problems = new ManifestProblems();
        CheckTarget(manifest, problems);
        CheckVersions(manifest, problems);
        CheckDates(manifest, problems);
        CheckOnnx(manifest.Onnx, problems);
        CheckArchitecture(manifest.Architecture, problems);
        CheckGolden(manifest, problems);
        CheckTrainedOn(manifest.TrainedOn, problems);
        CheckQuality(manifest, problems);
        return problems.Found;
    }

    private static void CheckTarget(ModelManifest manifest, ManifestProblems problems)
    {
        problems.Require(RobotIdSyntax.IsValid(manifest.Type), "$.type", manifest.Type, RobotIdSyntax.Allowed);
        problems.InRange("$.robotIds.length", manifest.RobotIds.Count, 0, ModelFormat.MaximumRobots);
        var seen = new HashSet<string?>();
        for (int i = 0; i < manifest.RobotIds.Count; i++)
        {
            CheckRobotId($"$.robotIds[{i}]", manifest.RobotIds[i], seen, problems);
        }
    }

    private static void CheckVersions(ModelManifest manifest, ManifestProblems problems)
    {
        problems.InRange("$.formatVersion", manifest.FormatVersion, ModelFormat.Version, ModelFormat.Version);
        problems.InRange("$.version", manifest.Version, 1UL, (ulong)long.MaxValue);
        problems.Require(manifest.ParentVersion < manifest.Version, "$.parentVersion", manifest.ParentVersion,
            "below version; 0 for none");
        problems.Require(RuntimeVersion().IsMatch(manifest.MinimumRuntime), "$.minimumRuntime", manifest.MinimumRuntime,
            "major.minor.patch, each 0 to 9999");
        problems.Require(Sha256Syntax.IsValid(manifest.SchemaHash), "$.schemaHash", manifest.SchemaHash,
            Sha256Syntax.Allowed);
    }

    private static void CheckDates(ModelManifest manifest, ManifestProblems problems)
    {
        CheckDate("$.createdUtc", manifest.CreatedUtc, problems);
        CheckDate("$.notAfterUtc", manifest.NotAfterUtc, problems);
        problems.Require(manifest.NotAfterUtc > manifest.CreatedUtc, "$.notAfterUtc", $"{manifest.NotAfterUtc:O}",
            "later than createdUtc");
    }

    private static void CheckOnnx(OnnxFile onnx, ManifestProblems problems)
    {
        problems.Require(Sha256Syntax.IsValid(onnx.Sha256), "$.onnx.sha256", onnx.Sha256, Sha256Syntax.Allowed);
        problems.InRange("$.onnx.sizeBytes", onnx.SizeBytes, 1, ModelFormat.MaximumOnnxBytes);
        problems.InRange("$.onnx.chunkBytes", onnx.ChunkBytes,
            ModelFormat.MinimumChunkBytes, ModelFormat.MaximumChunkBytes);
        problems.Require(onnx.ChunkCount <= ModelFormat.MaximumChunks, "$.onnx.chunkBytes",
            $"{onnx.ChunkBytes}, which makes {onnx.ChunkCount} chunks", $"at most {ModelFormat.MaximumChunks} chunks");
        problems.InRange("$.onnx.irVersion", onnx.IrVersion, ModelFormat.IrVersion, ModelFormat.IrVersion);
        problems.InRange("$.onnx.opset", onnx.Opset, ModelFormat.Opset, ModelFormat.Opset);
    }

    private static void CheckArchitecture(ModelArchitecture shape, ManifestProblems problems)
    {
        const string Path = "$.architecture";
        problems.InRange(Path + ".activeMembers", shape.ActiveMembers, 1, ModelFormat.MaximumMembers);
        problems.InRange(Path + ".stateDimension", shape.StateDimension, 1, TransitionSchema.MaximumDimension);
        problems.InRange(Path + ".actionDimension", shape.ActionDimension, 1, TransitionSchema.MaximumDimension);
        problems.InRange(Path + ".hidden.length", shape.Hidden.Count, 1, ModelFormat.MaximumHiddenLayers);
        problems.Values(Path + ".hidden", shape.Hidden, shape.Hidden.Count, 1, ModelFormat.MaximumHiddenWidth);
    }

    private static void CheckTrainedOn(IReadOnlyList<HighWaterMark> marks, ManifestProblems problems)
    {
        problems.InRange("$.trainedOn.length", marks.Count, 0, ModelFormat.MaximumRobots);
        var seen = new HashSet<string?>();
        for (int i = 0; i < marks.Count; i++)
        {
            CheckRobotId($"$.trainedOn[{i}].robotId", marks[i]?.RobotId, seen, problems);
        }
    }

    private static void CheckRobotId(string path, string? id, HashSet<string?> seen, ManifestProblems problems)
    {
        problems.Require(RobotIdSyntax.IsValid(id), path, id, RobotIdSyntax.Allowed);
        problems.Require(seen.Add(id), path, id, "each robot once");
    }

    private static void CheckDate(string path, DateTime date, ManifestProblems problems)
    {
        problems.Require(date.Kind == DateTimeKind.Utc, path, $"{date:O}", "a UTC date and time that ends in Z");
        problems.Require(date >= EarliestDate && date < LatestDate, path, $"{date:O}",
            $"{EarliestDate:yyyy-MM-dd} to {LatestDate:yyyy-MM-dd}");
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,3})(\.(0|[1-9][0-9]{0,3})){2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuntimeVersion();
}
