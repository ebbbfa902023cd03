using System;
using System.Globalization;
using MbRlRobot.Ingest;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>A table that was logged elsewhere.</summary>
/// <param name="path">The file.</param>
/// <param name="robot">Whose states and actions it has.</param>
/// <param name="id">Whose transitions they are called; null is the robot's type.</param>
internal sealed class CsvSource(string path, RobotDescription robot, string? id) : IImportSource
{
    /// <inheritdoc/>
    public ImportedSource Read(Action<Transition> row)
    {
        CsvImportSummary summary = CsvImport.Read(path, robot, row, id, TaskRewards.Of(robot));
        return new ImportedSource(
            path,
            id ?? robot.Type,
            [summary.Epoch.ToString("x16", CultureInfo.InvariantCulture)],
            summary.Rows,
            summary.Transitions,
            summary.Episodes,
            summary.Unusable,
            [],
            summary.Separator == '\t' ? "tabulator" : summary.Separator.ToString(),
            summary.IgnoredColumns,
            summary.AbsentParameters);
    }
}
