using System.Collections.Generic;
using MbRlRobot.Adapters;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Lab.Learning;

/// <summary>What a run is made of.</summary>
/// <param name="Robot">The robot, read and found valid.</param>
/// <param name="Folder">The folder of its robot.json.</param>
/// <param name="Io">What simulates it: its name.</param>
/// <param name="IoFactory">And how it is made; it must give an <see cref="ISimulatedIo"/>.</param>
/// <param name="Engine">The rollout engine's name.</param>
/// <param name="EngineFactory">And how it is made.</param>
/// <param name="Fitter">The fitter's name.</param>
/// <param name="FitterFactory">And how it is made.</param>
/// <param name="Episodes">How many episodes there will be in all, those of a resumed run included; at least 1.</param>
/// <param name="Seed">Fixes everything random.</param>
/// <param name="Output">The folder that receives everything.</param>
/// <param name="IsResumed">Whether to go on with the run that is there.</param>
/// <param name="IsOracle">Whether to plan through the true dynamics instead of learning.</param>
/// <param name="Threads">The threads of planning and fitting; they do not change the results.</param>
/// <param name="ProductVersion">For the report.</param>
/// <param name="EngineOptions">What only that engine knows; none where it is missing.</param>
/// <param name="FitterOptions">What only that fitter knows; none where it is missing.</param>
public sealed record RunOptions(
    RobotDescription Robot,
    string Folder,
    string Io,
    RobotIoFactory IoFactory,
    string Engine,
    RolloutEngineFactory EngineFactory,
    string Fitter,
    EnsembleFitterFactory FitterFactory,
    int Episodes,
    ulong Seed,
    string Output,
    bool IsResumed,
    bool IsOracle,
    int Threads,
    string ProductVersion,
    IReadOnlyDictionary<string, string>? EngineOptions = null,
    IReadOnlyDictionary<string, string>? FitterOptions = null)
{
    /// <summary>What only that engine knows.</summary>
    public IReadOnlyDictionary<string, string> EngineOptions { get; init; } = EngineOptions ?? AdapterOptions.None;

    /// <summary>What only that fitter knows.</summary>
    public IReadOnlyDictionary<string, string> FitterOptions { get; init; } = FitterOptions ?? AdapterOptions.None;
}
