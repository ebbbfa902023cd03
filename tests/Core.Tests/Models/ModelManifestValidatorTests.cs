using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Models;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Models;

/// <summary>What takes more than one edit of a text; <see cref="ModelManifestReaderTests"/> has the rest.</summary>
public sealed class ModelManifestValidatorTests
{
    private static readonly ModelManifest Valid = SampleManifest.Create();
    private static readonly GoldenRow Row = Valid.Golden.Rows[0];

    public static TheoryData<ModelManifest, string> Faults => new()
    {
        { Valid with { RobotIds = Ids(33) }, "$.robotIds.length" },
        { Valid with { TrainedOn = Marks(33) }, "$.trainedOn.length" },
        { Valid with { Golden = Valid.Golden with { Rows = [] } }, "$.golden.rows.length" },
        { Valid with { Golden = Valid.Golden with { Rows = Rows(17) } }, "$.golden.rows.length" },
        { WithRow(Row with { LogVar = [1, 2, 3, float.NaN] }), "$.golden.rows[0].logVar[3]" },
        { WithRow(Row with { State = [0, float.NegativeInfinity] }), "$.golden.rows[0].state[1]" },
        { WithHidden(Widths(9)), "$.architecture.hidden.length" },
        { Valid with { Metrics = new ModelMetrics(1, 1, double.NaN, [0, 0]) }, "$.metrics.holdoutNll" },
        { Valid with { Metrics = new ModelMetrics(1, 1, 0, null) }, "$.metrics.holdoutRmse" },
        { Valid with { Metrics = new ModelMetrics(1, 1, 0, [0, double.NaN]) }, "$.metrics.holdoutRmse[1]" },
        { Valid with { Metrics = new ModelMetrics(1, 1, 0, [0]) }, "$.metrics.holdoutRmse" },
        { Valid with { Metrics = new ModelMetrics(1, 0, null, [0, 0]) }, "$.metrics.holdoutRmse" },
        { Valid with { Metrics = new ModelMetrics(1, -1, null, null) }, "$.metrics.holdoutRows" },
        { Valid with { ControlPeriod = 11 }, "$.controlPeriod" },
        { Valid with { DisagreementThreshold = double.PositiveInfinity }, "$.disagreementThreshold" },
    };

    public static TheoryData<ModelManifest> Sound => new()
    {
        Valid,
        Valid with { RobotIds = Ids(32), TrainedOn = Marks(32) },
        Valid with { RobotIds = [], TrainedOn = [], ParentVersion = 0 },
        Valid with { Golden = Valid.Golden with { Rows = Rows(16), AbsoluteTolerance = 0 } },
        WithHidden(Widths(8)),
        Valid with { Metrics = new ModelMetrics(1, 0, null, null) },
        Valid with { Onnx = Valid.Onnx with { SizeBytes = 64 * 1024 * 1024, ChunkBytes = 16 * 1024 } },
        SampleManifest.Create(1) with { DisagreementThreshold = 0 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_path_of_a_fault(ModelManifest manifest, string path) =>
        Assert.Equal([path], ModelManifestValidator.Validate(manifest).Select(problem => problem.Path));

    [Theory]
    [MemberData(nameof(Sound))]
    public void Accepts_what_is_just_allowed(ModelManifest manifest) =>
        Assert.Empty(ModelManifestValidator.Validate(manifest));

    private static ModelManifest WithRow(GoldenRow row) => Valid with { Golden = Valid.Golden with { Rows = [row] } };

    private static ModelManifest WithHidden(IReadOnlyList<int> hidden) =>
        Valid with { Architecture = Valid.Architecture with { Hidden = hidden } };

    private static IReadOnlyList<string> Ids(int count) => [.. Enumerable.Range(0, count).Select(i => $"robot{i}")];

    private static IReadOnlyList<HighWaterMark> Marks(int count) =>
        [.. Ids(count).Select(id => new HighWaterMark(id, 1, 1))];

    private static IReadOnlyList<GoldenRow> Rows(int count) => [.. Enumerable.Repeat(Row, count)];

    private static IReadOnlyList<int> Widths(int count) => [.. Enumerable.Repeat(64, count)];
}
