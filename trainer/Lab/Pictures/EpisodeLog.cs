using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures;

/// <summary>What <see cref="EpisodePicture"/> shows: T steps with ds states and da actions.</summary>
/// <param name="Title">Heading.</param>
/// <param name="States">The states, shape [ds].</param>
/// <param name="Actions">The actions, shape [da].</param>
/// <param name="Times">Time of each step in seconds, rising, shape [T].</param>
/// <param name="StateRows">State at each step, shape [T][ds].</param>
/// <param name="ActionRows">Action from each step on, shape [T][da].</param>
/// <param name="Rewards">Reward of each step, shape [T].</param>
/// <param name="Predictions">Predictions to hold against the states; empty without a model.</param>
/// <param name="Subtitle">Line below the heading; empty for none.</param>
public sealed record EpisodeLog(
    string Title,
    IReadOnlyList<EpisodeChannel> States,
    IReadOnlyList<EpisodeChannel> Actions,
    IReadOnlyList<double> Times,
    IReadOnlyList<IReadOnlyList<double>> StateRows,
    IReadOnlyList<IReadOnlyList<double>> ActionRows,
    IReadOnlyList<double> Rewards,
    IReadOnlyList<EpisodePrediction> Predictions,
    string Subtitle = "");
