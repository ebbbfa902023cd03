using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>
/// <c>birth</c>, robot to trainer, retained, at every connection: what the robot is. It declares every number that its other
/// messages hold (as Sparkplug B's NBIRTH does).
/// </summary>
/// <param name="Type">The robot's type, as in robot.json.</param>
/// <param name="SchemaHash">Schema hash of its description.</param>
/// <param name="ConfigHash">SHA-256 of the bytes of its robot.json: another task or limit is seen here.</param>
/// <param name="ControlPeriod">Seconds between actions, above 0.</param>
/// <param name="States">Its states, in the order of the state vector.</param>
/// <param name="Actions">Its actions, in the order of the action vector.</param>
/// <param name="Parameters">Its goals and set-points, in the order of the parameter vector.</param>
/// <param name="SoftwareVersion">Version of the controller.</param>
/// <param name="ModelVersion">Version of the model it runs; 0 for none.</param>
/// <param name="HighestModelVersion">The highest version it ever took: a new model's must be above.</param>
/// <param name="BootId">The kernel's id of this boot; times of one boot can be compared.</param>
/// <param name="BdSeq">Number of this connection, from 0: will and birth of one connection have the same (Sparkplug's bdSeq).</param>
/// <param name="Epoch">The control process's epoch; in JSON 16 lower-case hexadecimal digits; null while none runs.</param>
public sealed record RobotBirth(
    string Type,
    string SchemaHash,
    string ConfigHash,
    double ControlPeriod,
    IReadOnlyList<DeclaredVariable> States,
    IReadOnlyList<DeclaredVariable> Actions,
    IReadOnlyList<DeclaredVariable> Parameters,
    string SoftwareVersion,
    ulong ModelVersion,
    ulong HighestModelVersion,
    string BootId,
    long BdSeq,
    [property: JsonConverter(typeof(EpochJsonConverter))] ulong? Epoch = null) : IPayload<RobotBirth>
{
    static TopicKind IPayload<RobotBirth>.Kind => TopicKind.Birth;

    /// <summary>What a robot description declares.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>Its states, actions and parameters.</returns>
    public static (DeclaredVariable[] States, DeclaredVariable[] Actions, DeclaredVariable[] Parameters) Declare(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return ([.. robot.State.Select(each => new DeclaredVariable(each.Name, each.Unit, each.Limits))],
            [.. robot.Action.Select(each => new DeclaredVariable(each.Name, each.Unit, each.Limits))],
            [.. robot.Parameters.Select(each => new DeclaredVariable(each.Name, each.Unit, each.Limits))]);
    }

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Name("$.type", Type),
        PayloadRules.Hash("$.schemaHash", SchemaHash),
        PayloadRules.Hash("$.configHash", ConfigHash),
        PayloadRules.Require(ControlPeriod > 0 && double.IsFinite(ControlPeriod), "$.controlPeriod", ControlPeriod, "seconds above 0"),
        Variables("$.states", States),
        Variables("$.actions", Actions),
        Variables("$.parameters", Parameters),
        PayloadRules.Name("$.softwareVersion", SoftwareVersion),
        PayloadRules.Require(ModelVersion <= HighestModelVersion, "$.modelVersion", ModelVersion, "at most highestModelVersion"),
        PayloadRules.Require(HighestModelVersion <= long.MaxValue, "$.highestModelVersion", HighestModelVersion, "at most 2^63 - 1"),
        PayloadRules.Name("$.bootId", BootId),
        PayloadRules.NotNegative("$.bdSeq", BdSeq));

    private static string? Variables(string path, IReadOnlyList<DeclaredVariable> variables) => PayloadRules.Each(
        path,
        variables,
        TransitionSchema.MaximumDimension,
        (each, variable) => variable is null ? PayloadRules.Describe(each, "null", "an object") : variable.FindProblem(each));
}
