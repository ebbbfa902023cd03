using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Tests.Models;

/// <summary>Valid manifests, with float32 numbers as long as real ones.</summary>
internal static class SampleManifest
{
    internal static ModelManifest Create(int members = 2, int states = 2, int goldenRows = 1) => new(
        FormatVersion: 1,
        Type: "cartpole",
        RobotIds: ["cartpole-1", "cartpole-2"],
        Version: 7,
        ParentVersion: 6,
        CreatedUtc: new DateTime(2026, 8, 20, 12, 34, 56, DateTimeKind.Utc),
        NotAfterUtc: new DateTime(2027, 8, 20, 12, 34, 56, DateTimeKind.Utc),
        MinimumRuntime: "0.1.0",
        SchemaHash: new string('a', 64),
        ControlPeriod: 0.04,
        Onnx: new OnnxFile(new string('b', 64), 300_000, 256 * 1024, 8, 17),
        Architecture: new ModelArchitecture(members, states, 1, [64, 64], Activation.Silu, false),
        Golden: new GoldenVectors(
            1e-4, 1e-5, [.. Enumerable.Range(0, goldenRows).Select(row => Row(row, members, states))]),
        DisagreementThreshold: 0.25,
        TrainedOn: [new HighWaterMark("cartpole-1", 0xFEDCBA9876543210, 1999), new HighWaterMark("cartpole-2", 1, 0)],
        Metrics: new ModelMetrics(1800, 200, -7.25, [.. Enumerable.Repeat(0.0123456789012345, states)]));

    private static GoldenRow Row(int row, int members, int states) => new(
        Numbers(row, 0, states),
        Numbers(row, 1, 1),
        Numbers(row, 2, members * states),
        Numbers(row, 3, members * states));

    /// <summary>Numbers between -1 and 1 with all the digits that a float32 has.</summary>
    private static IReadOnlyList<float> Numbers(int row, int kind, int length) =>
        [.. Enumerable.Range(0, length).Select(i => Number(StableHashes.At((ulong)row, (ulong)((kind * 1000) + i))))];

    private static float Number(ulong hash) => ((hash >> 40) / (float)(1 << 23)) - 1;
}
