using System.Collections.Generic;

namespace MbRlRobot.TrainerApp.Inspect;

/// <summary>What <c>inspect</c> says of a model.</summary>
/// <param name="File">The model file.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Type">The robot type that it is for.</param>
/// <param name="Version">Its version.</param>
/// <param name="SchemaHash">The schema of the transitions it was fitted to.</param>
/// <param name="ControlPeriod">Seconds from state to next state.</param>
/// <param name="States">The states: name, unit, kind, role.</param>
/// <param name="Actions">The actions, with units.</param>
/// <param name="Members">E, the networks in it.</param>
/// <param name="Hidden">The widths of their hidden layers.</param>
/// <param name="Activation">Their nonlinearity.</param>
/// <param name="Deterministic">Whether they predict means alone.</param>
/// <param name="Inputs">The networks' inputs, as they were in the data.</param>
/// <param name="Outputs">The networks' outputs, as they were in the data.</param>
/// <param name="Manifest">The manifest beside it; null where there is none.</param>
/// <param name="FitsRobot">Whether it is for the robot of <c>--robot</c>; null where none was named.</param>
/// <param name="Difference">Why not; null where it fits.</param>
public sealed record InspectReport(
    string File,
    int SizeBytes,
    string Sha256,
    string Type,
    ulong Version,
    string SchemaHash,
    double ControlPeriod,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Actions,
    int Members,
    IReadOnlyList<int> Hidden,
    string Activation,
    bool Deterministic,
    IReadOnlyList<InspectedColumn> Inputs,
    IReadOnlyList<InspectedColumn> Outputs,
    InspectedManifest? Manifest,
    bool? FitsRobot,
    string? Difference);
