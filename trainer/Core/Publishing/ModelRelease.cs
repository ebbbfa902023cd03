using System;
using System.Collections.Generic;
using MbRlRobot.Dynamics;
using MbRlRobot.Models;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Publishing;

/// <summary>What makes a model folder.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="Model">The active members, with the version to publish.</param>
/// <param name="Metrics">How well it predicts; <c>HoldoutRmse</c> for every state, in its unit.</param>
/// <param name="DisagreementThreshold">Where the robot stops to trust it; 0 with a single member.</param>
/// <param name="TrainedOn">The data: the newest epoch of each robot, and how far into it.</param>
/// <param name="CreatedUtc">When it was made.</param>
/// <param name="Origin">How it was made, for people: a sentence, or the command.</param>
/// <param name="ParentVersion">The version that the fit started from; 0 for none.</param>
/// <param name="RobotIds">The robots that it is for; null for every robot of the type.</param>
/// <param name="NotAfterUtc">When robots stop taking it; null for a year after it was made.</param>
/// <param name="MinimumRuntime">The oldest controller that can run it.</param>
public sealed record ModelRelease(
    RobotDescription Robot,
    EnsembleModel Model,
    ModelMetrics Metrics,
    double DisagreementThreshold,
    IReadOnlyList<HighWaterMark> TrainedOn,
    DateTime CreatedUtc,
    string Origin,
    ulong ParentVersion = 0,
    IReadOnlyList<string>? RobotIds = null,
    DateTime? NotAfterUtc = null,
    string MinimumRuntime = "0.1.0");
