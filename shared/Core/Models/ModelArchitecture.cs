using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Models;

/// <summary>
/// The shape of an ensemble: E multi-layer perceptrons of one shape. A running model can be swapped only for one of the
/// same architecture; another waits until the robot is disarmed or between episodes.
/// </summary>
/// <param name="ActiveMembers">Number of members in the file, E.</param>
/// <param name="StateDimension">Number of states, ds.</param>
/// <param name="ActionDimension">Number of actions, da.</param>
/// <param name="Hidden">Widths of the hidden layers, first layer first.</param>
/// <param name="Activation">The nonlinearity of the hidden layers.</param>
/// <param name="Deterministic">
/// True when the members predict no variance of their own; <c>log_var</c> is then the log of the holdout residual
/// variance.
/// </param>
public sealed record ModelArchitecture(
    int ActiveMembers,
    int StateDimension,
    int ActionDimension,
    IReadOnlyList<int> Hidden,
    Activation Activation,
    bool Deterministic);
