using System.Text.Json.Serialization;
using MbRlRobot.Configuration;
using MbRlRobot.Models;

namespace MbRlRobot.Messaging.Payloads;

/// <summary><c>model/result</c>, robot to trainer: how far a model came.</summary>
/// <param name="Version">Its version; 0 where its manifest could not be believed.</param>
/// <param name="Stage">How far it came.</param>
/// <param name="Refusal">The first check that failed; <c>none</c> where none did.</param>
/// <param name="RunningVersion">Version of the model that the robot runs now; 0 for none.</param>
/// <param name="HighestVersion">The highest version the robot ever took: a new model's must be above.</param>
/// <param name="Message">Why, for people; or empty.</param>
public sealed record ModelResult(
    ulong Version,
    ModelStage Stage,
    [property: JsonConverter(typeof(CamelCaseEnumConverter<ModelRefusal>))] ModelRefusal Refusal,
    ulong RunningVersion,
    ulong HighestVersion,
    string Message = "") : IPayload<ModelResult>
{
    static TopicKind IPayload<ModelResult>.Kind => TopicKind.ModelResult;

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Require(Version <= long.MaxValue, "$.version", Version, "0 to 2^63 - 1"),
        PayloadRules.Require(
            (Stage == ModelStage.Refused) == (Refusal != ModelRefusal.None), "$.refusal", Refusal, "a reason when refused, else none"),
        PayloadRules.Require(RunningVersion <= HighestVersion, "$.runningVersion", RunningVersion, "at most highestVersion"),
        PayloadRules.Require(HighestVersion <= long.MaxValue, "$.highestVersion", HighestVersion, "0 to 2^63 - 1"),
        PayloadRules.Message("$.message", Message));
}
