using System.Collections.Generic;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>What <c>bench</c> measured.</summary>
/// <param name="Type">The robot's type.</param>
/// <param name="Model">The model file.</param>
/// <param name="ModelVersion">Its version.</param>
/// <param name="Members">Its members.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Threads">The threads of an engine.</param>
/// <param name="Decisions">How many decisions were timed of each engine.</param>
/// <param name="ControlPeriodMilliseconds">The robot's control period.</param>
/// <param name="BudgetMilliseconds">What planning may take of it, for the largest population.</param>
/// <param name="Planner">The kind of planner.</param>
/// <param name="Horizon">The steps it looks ahead.</param>
/// <param name="Population">Its population in the first iteration.</param>
/// <param name="Iterations">Its iterations.</param>
/// <param name="Particles">The particles of a candidate.</param>
/// <param name="Propagation">How particles meet members.</param>
/// <param name="Machine">The machine; times mean little without it.</param>
/// <param name="Engines">A line for each engine.</param>
public sealed record BenchReport(
    string Type,
    string Model,
    ulong ModelVersion,
    int Members,
    ulong Seed,
    int Threads,
    int Decisions,
    double ControlPeriodMilliseconds,
    double BudgetMilliseconds,
    string Planner,
    int Horizon,
    int Population,
    int Iterations,
    int Particles,
    string Propagation,
    MachineReport Machine,
    IReadOnlyList<BenchedEngine> Engines);
