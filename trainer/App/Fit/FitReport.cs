using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ingest;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Fit;

/// <summary>What <c>fit</c> did.</summary>
/// <param name="Folder">The model folder that was written.</param>
/// <param name="Type">The robot's type.</param>
/// <param name="Version">The model's version.</param>
/// <param name="ParentVersion">The version that it went on from; 0 for none.</param>
/// <param name="Files">The tables of transitions that were read.</param>
/// <param name="RowsRead">The rows in them, each id once.</param>
/// <param name="Duplicates">The rows of an id that came before.</param>
/// <param name="TornFiles">The tables whose last line was half written, and dropped.</param>
/// <param name="Unusable">The rows that are no good data, by reason.</param>
/// <param name="Outliers">The rows that are no measurement, by the column at fault.</param>
/// <param name="Rows">The rows fitted on.</param>
/// <param name="HoldoutRows">The rows held out.</param>
/// <param name="States">How well it does on them; empty without a holdout.</param>
/// <param name="DisagreementThreshold">Where the robot stops to trust the model.</param>
/// <param name="Seconds">How long the fit took.</param>
public sealed record FitReport(
    string Folder,
    string Type,
    ulong Version,
    ulong ParentVersion,
    IReadOnlyList<string> Files,
    long RowsRead,
    long Duplicates,
    IReadOnlyList<string> TornFiles,
    IReadOnlyList<UnusableRows> Unusable,
    IReadOnlyList<DroppedColumn> Outliers,
    int Rows,
    int HoldoutRows,
    IReadOnlyList<FitStateReport> States,
    double DisagreementThreshold,
    double Seconds)
{
    /// <summary>Tells of a fit.</summary>
    /// <param name="folder">Where the model is.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="data">The data.</param>
    /// <param name="fit">What the fit gave.</param>
    /// <param name="manifest">What was published.</param>
    /// <returns>The report.</returns>
    internal static FitReport Of(string folder, RobotDescription robot, FitData data, FitResult fit, ModelManifest manifest) => new(
        folder,
        robot.Type,
        manifest.Version,
        manifest.ParentVersion,
        data.Reading.Files,
        data.Reading.Rows,
        data.Reading.Duplicates,
        data.Reading.TornFiles,
        data.Unusable,
        fit.Dropped,
        fit.Rows,
        fit.HoldoutRows,
        fit.HoldoutRows == 0 ? [] : [.. DynamicsLayout.Of(robot).Learned.Select((learned, index) => new FitStateReport(
            robot.State[learned.Index].Name,
            robot.State[learned.Index].Unit,
            fit.HoldoutRmse[index],
            fit.HoldoutNll[index],
            fit.HoldoutNllMedian[index]))],
        manifest.DisagreementThreshold,
        fit.Seconds);
}
