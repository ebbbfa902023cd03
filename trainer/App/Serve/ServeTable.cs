using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Service;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MbRlRobot.TrainerApp.Serve;

/// <summary>Draws how a service goes: a row for each robot, a line for each type.</summary>
internal static class ServeTable
{
    private static readonly string[] Columns =
    [
        "robot", "type", "state", "step", "plan ms", "missed", "episodes", "return", "rows", "rows/s", "gaps", "ack s",
        "runs", "offered", "last model",
    ];

    /// <summary>Makes the picture.</summary>
    /// <param name="view">The service.</param>
    /// <returns>What to draw.</returns>
    public static IRenderable Of(ServiceView view)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumns([.. Columns.Select(column => new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))))]);
        foreach (RobotView robot in view.Robots)
        {
            table.AddRow(Cells(robot, view.Ingest.Robots.FirstOrDefault(each => each.RobotId == robot.RobotId)));
        }

        return new Rows([table, .. view.Types.Select(type => new Text(Describe(type))), .. Faults(view)]);
    }

    /// <summary>A type's models in a line.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The line.</returns>
    public static string Describe(TypeView type)
    {
        string fit = type switch
        {
            { IsFitting: true, FitShare: >= 1 } => "fitted, its gates are under way",
            { IsFitting: true } => FormattableString.Invariant($"fitting, {100 * type.FitShare:F0} %"),
            { LastFit: { } last } => Describe(last),
            _ => "no fit yet",
        };
        return FormattableString.Invariant($"{type.Type}: {type.Rows} usable rows, champion {Version(type.Champion)}, {fit}");
    }

    /// <summary>What came of a robot's rows, in a line.</summary>
    /// <param name="rows">The robot's counts.</param>
    /// <returns>The line.</returns>
    public static string Describe(RobotIngestStatistics rows) => FormattableString.Invariant(
        $"{rows.RobotId}: {rows.Rows} rows stored, {rows.Duplicates} came again, {rows.DroppedRows} dropped, {rows.LostRows} lost by the robot");

    private static string Describe(FitView fit)
    {
        string how = fit.Refusal is null ? "passed" : $"refused by {fit.Refusal}";
        string holdout = fit.HoldoutRows == 0 ? "nothing held out" : FormattableString.Invariant(
            $"holdout NLL {fit.HoldoutNll.Sum():G4}, RMSE {string.Join(" ", fit.HoldoutRmse.Select(rmse => TextTable.Show(rmse)))}");
        return FormattableString.Invariant($"version {fit.Version} of {fit.Rows} rows in {fit.Seconds:F1} s, {holdout}, {how}");
    }

    private static Text[] Cells(RobotView robot, RobotIngestStatistics? rows) => [.. new[]
    {
        robot.RobotId,
        robot.Problem ?? robot.Type,
        State(robot),
        TextTable.Show(robot.Live?.Step),
        TextTable.Show(robot.Live?.PlanMilliseconds is { } plan ? Math.Round(plan, 1) : null),
        TextTable.Show(robot.Live?.MissedPeriods),
        TextTable.Show(robot.Episodes),
        TextTable.Show(robot.LastReturn),
        TextTable.Show(rows?.Rows),
        TextTable.Show(rows is null ? null : Math.Round(rows.RowsPerSecond, 1)),
        TextTable.Show(rows?.Gaps),
        TextTable.Show(rows?.LagSeconds),
        Version(robot.Installed),
        Version(robot.Offered),
        Describe(robot.LastResult),
    }.Select(cell => new Text(cell))];

    private static string State(RobotView robot) => robot switch
    {
        { IsOnline: null } => "-",
        { IsOnline: false } => "offline",
        { Fault: { } fault } => fault,
        { State: { } state } => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()),
        _ => "online",
    };

    private static string Describe(ModelResult? result) => result is null ? "-" : FormattableString.Invariant(
        $"{result.Version} {result.Stage}{(result.Refusal == ModelRefusal.None ? "" : $": {result.Refusal}")}");

    private static string Version(ulong version) => version == 0 ? "-" : version.ToString(CultureInfo.InvariantCulture);

    private static Text[] Faults(ServiceView view) =>
    [
        .. view.Refused.Count == 0 ? [] : new[] { new Text($"could not be used: {TopicCounts.Describe(view.Refused)}") },
        .. new[] { view.Fault, view.Ingest.LastFault }.Concat(view.Types.Select(type => type.Fault))
            .OfType<string>().Select(fault => new Text(fault, new Style(Color.Yellow))),
    ];
}
