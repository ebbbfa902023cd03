using System.Collections.Generic;

namespace MbRlRobot.Models;

/// <content>What the manifest says about the model's numbers: golden vectors, threshold, metrics.</content>
public static partial class ModelManifestValidator
{
    private const double ShortestPeriod = 1e-4;
    private const double LongestPeriod = 10;
    private const double LargestTolerance = 0.01;
    private const double LargestThreshold = 1e6;

    private static void CheckQuality(ModelManifest manifest, ManifestProblems problems)
    {
        problems.InRange("$.controlPeriod", manifest.ControlPeriod, ShortestPeriod, LongestPeriod);
        problems.InRange("$.disagreementThreshold", manifest.DisagreementThreshold, 0, LargestThreshold);
        problems.Require(manifest.DisagreementThreshold != 0 || manifest.Architecture.ActiveMembers == 1,
            "$.disagreementThreshold", manifest.DisagreementThreshold, "0 only with one active member");
        CheckMetrics(manifest.Metrics, manifest.Architecture.StateDimension, problems);
    }

    private static void CheckMetrics(ModelMetrics metrics, int stateDimension, ManifestProblems problems)
    {
        bool hasHoldout = metrics.HoldoutRows > 0;
        string presence = hasHoldout ? "a value, as there are held-out rows" : "null, as no row was held out";
        problems.InRange("$.metrics.rows", metrics.Rows, 1, int.MaxValue);
        problems.InRange("$.metrics.holdoutRows", metrics.HoldoutRows, 0, int.MaxValue);
        problems.Require(metrics.HoldoutNll.HasValue == hasHoldout, "$.metrics.holdoutNll",
            metrics.HoldoutNll, presence);
        problems.Require(metrics.HoldoutRmse is not null == hasHoldout, "$.metrics.holdoutRmse",
            metrics.HoldoutRmse is null ? null : "a list", presence);
        problems.InRange("$.metrics.holdoutNll", metrics.HoldoutNll ?? 0, -double.MaxValue, double.MaxValue);
        if (metrics.HoldoutRmse is { } rmse)
        {
            problems.Values("$.metrics.holdoutRmse", rmse, stateDimension, 0, double.MaxValue);
        }
    }

    private static void CheckGolden(ModelManifest manifest, ManifestProblems problems)
    {
        GoldenVectors golden = manifest.Golden;
        problems.InRange("$.golden.relativeTolerance", golden.RelativeTolerance, 0, LargestTolerance);
        problems.InRange("$.golden.absoluteTolerance", golden.AbsoluteTolerance, 0, LargestTolerance);
        problems.Require(golden.RelativeTolerance > 0 || golden.AbsoluteTolerance > 0, "$.golden.absoluteTolerance",
            golden.AbsoluteTolerance, "above 0 when relativeTolerance is 0");
        problems.InRange("$.golden.rows.length", golden.Rows.Count, 1, ModelFormat.MaximumGoldenRows);
        for (int i = 0; i < golden.Rows.Count; i++)
        {
            CheckGoldenRow($"$.golden.rows[{i}]", golden.Rows[i], manifest.Architecture, problems);
        }
    }

    private static void CheckGoldenRow(string path, GoldenRow? row, ModelArchitecture shape, ManifestProblems problems)
    {
        if (row is null)
        {
            problems.Require(false, path, null, "a golden row");
            return;
        }

        int outputs = unchecked(shape.ActiveMembers * shape.StateDimension);
        CheckFinite(path + ".state", row.State, shape.StateDimension, problems);
        CheckFinite(path + ".action", row.Action, shape.ActionDimension, problems);
        CheckFinite(path + ".nextMean", row.NextMean, outputs, problems);
        CheckFinite(path + ".logVar", row.LogVar, outputs, problems);
    }

    private static void CheckFinite(string path, IReadOnlyList<float> values, int length, ManifestProblems problems) =>
        problems.Values(path, values, length, -float.MaxValue, float.MaxValue);
}
