using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Transitions;

namespace MbRlRobot.Models;

/// <summary>
/// What a trainer promises about a model file: <c>manifest.json</c>. The trainer signs its bytes; the robot believes
/// them only after the signature, and checks every promise before the model may run (<see cref="ModelRefusal"/>). Every
/// key is required and no other is allowed. Not in it: the normaliser (inside the model file), and the limits and the
/// latency budget (the robot's own description: a trainer must not loosen them).
/// </summary>
/// <param name="FormatVersion">Layout of this document: <see cref="ModelFormat.Version"/>.</param>
/// <param name="Type">The robot type, as in its <c>robot.json</c>.</param>
/// <param name="RobotIds">
/// The robots that the model is for; empty for every robot of the type.
/// </param>
/// <param name="Version">
/// Version counter, 1 or more. A robot takes only versions above the highest it has ever taken.
/// </param>
/// <param name="ParentVersion">
/// Version that the fit started from, below <paramref name="Version"/>; 0 when it started from nothing.
/// </param>
/// <param name="CreatedUtc">When the model was made; in JSON with a <c>Z</c>.</param>
/// <param name="NotAfterUtc">When a robot stops taking the model; later than <paramref name="CreatedUtc"/>.</param>
/// <param name="MinimumRuntime">Oldest controller version that can run the model: <c>major.minor.patch</c>.</param>
/// <param name="SchemaHash">
/// Schema hash of the robot description that the model was fitted for, 64 lower-case hexadecimal digits.
/// </param>
/// <param name="ControlPeriod">The control period that the model predicts over, in seconds.</param>
/// <param name="Onnx">The model file.</param>
/// <param name="Architecture">The shape of the ensemble.</param>
/// <param name="Golden">Inputs with the outputs that the robot must reproduce.</param>
/// <param name="DisagreementThreshold">
/// Where the robot stops to trust the model: the 99.9 % holdout quantile of the standard deviation of the member means
/// over that of the state change. No unit; above 0, and 0 with a single member.
/// </param>
/// <param name="TrainedOn">The newest epoch of each robot whose transitions were used, and how far into it.</param>
/// <param name="Metrics">How well the model predicts.</param>
public sealed record ModelManifest(
    int FormatVersion,
    string Type,
    IReadOnlyList<string> RobotIds,
    ulong Version,
    ulong ParentVersion,
    DateTime CreatedUtc,
    DateTime NotAfterUtc,
    string MinimumRuntime,
    string SchemaHash,
    double ControlPeriod,
    OnnxFile Onnx,
    ModelArchitecture Architecture,
    GoldenVectors Golden,
    double DisagreementThreshold,
    IReadOnlyList<HighWaterMark> TrainedOn,
    ModelMetrics Metrics)
{
    /// <summary>Whether the model is for a robot.</summary>
    /// <param name="type">The robot's type.</param>
    /// <param name="robotId">The robot's id.</param>
    /// <returns>True when the type is the same and the robot is meant.</returns>
    public bool IsFor(string type, string robotId) =>
        Type == type && (RobotIds.Count == 0 || RobotIds.Contains(robotId));
}
