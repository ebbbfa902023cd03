using System.Collections.Generic;

namespace MbRlRobot.Reports;

/// <summary>
/// What a run was and how it went: <c>report.json</c> in the output folder, written anew after every episode.
/// </summary>
/// <param name="Robot">The robot type.</param>
/// <param name="Io">
/// What stood for the robot: <c>plant</c>, <c>mujoco</c>, <c>gpio</c>, <c>simulated-board</c> or <c>udp</c>.
/// </param>
/// <param name="Seed">The seed that everything random was drawn from.</param>
/// <param name="Engine">Name of the rollout engine.</param>
/// <param name="Fitter">Name of the fitter; null when nothing was fitted.</param>
/// <param name="Oracle">True when the planner was given the true dynamics instead of a learned model.</param>
/// <param name="Versions">The software.</param>
/// <param name="Machine">The computer.</param>
/// <param name="Episodes">The episodes in the order they were run.</param>
public sealed record RunReport(
    string Robot,
    string Io,
    ulong Seed,
    string Engine,
    string? Fitter,
    bool Oracle,
    RunVersions Versions,
    RunMachine Machine,
    IReadOnlyList<RunEpisode> Episodes);
