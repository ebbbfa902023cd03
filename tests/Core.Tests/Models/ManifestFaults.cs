using Xunit;

namespace MbRlRobot.Tests.Models;

/// <summary>Faults of manifests: a text of the sample, what is put in its place, and the path of the problem.</summary>
public static class ManifestFaults
{
    /// <summary>Who the model is for, and when.</summary>
    public static TheoryData<string, string, string> OfTheHead => new()
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
    };

    /// <summary>The model file and its architecture.</summary>
    public static TheoryData<string, string, string> OfTheFile => new()
    {
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
    };

    /// <summary>What shows that the model is good.</summary>
    public static TheoryData<string, string, string> OfTheEvidence => new()
    {
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
}
