using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>The curves as a page.</summary>
internal static class EfficiencyPage
{
    /// <summary>The page's file.</summary>
    public const string Name = "efficiency.md";

    /// <summary>Writes the page.</summary>
    /// <param name="curves">The curves of each robot.</param>
    /// <returns>Markdown.</returns>
    public static string Write(IReadOnlyList<EfficiencyCurves> curves)
    {
        int seeds = curves[0].Own.Returns.Count;
        StringBuilder page = new();
        Line(page, "# Planner efficiency");
        Line(page);
        Line(page, "The return of an episode against the candidates that a decision evaluates, planned through the learned models that are shipped; the");
        Line(page, $"robot is the simulation. Mean ± standard deviation over seeds 1 to {seeds}; a seed is a start and a planner's random numbers, the same");
        Line(page, "starts for every planner. Written by `dotnet run -c Release --project tests/Benchmarks -- planners --out controller/Core/Planning`: the");
        Line(page, "same bits from the same code. [What follows from it](README.md#why-these-defaults).");
        Line(page);
        Line(page, $"![Return against candidates a decision, for each robot and planner]({EfficiencyPicture.Name})");
        foreach (EfficiencyCurves robot in curves)
        {
            Robot(page, robot);
        }

        return page.ToString();
    }

    /// <summary>What a robot plans with.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>A sentence.</returns>
    public static string Describe(PlannedRobot robot)
    {
        PlannerDescription own = robot.Description.Planner;
        string kind = JsonNamingPolicy.CamelCase.ConvertName(own.Kind.ToString());
        return FormattableString.Invariant(
            $"Model {robot.ModelVersion}. `robot.json`: {kind}, horizon {own.Horizon}, population {own.Population}, elites {own.Elites}, ")
            + FormattableString.Invariant($"iterations {own.Iterations}, particles {own.Particles}.");
    }

    /// <summary>Mean and standard deviation of a point.</summary>
    /// <param name="point">The point.</param>
    public static string Spread(EfficiencyPoint point) => PlusMinus(point.Mean, point.Deviation, Decimals(point));

    private static void Robot(StringBuilder page, EfficiencyCurves curves)
    {
        PlannerDescription own = curves.Robot.Description.Planner;
        Line(page);
        Line(page, $"## {curves.Robot.Type}");
        Line(page);
        Line(page, Describe(curves.Robot));
        Line(page, FormattableString.Invariant(
            $"A candidate is {own.Horizon} steps of {own.Particles} particles: {own.Horizon * own.Particles} evaluations of a network."));
        Line(page);
        Line(page, FormattableString.Invariant(
            $"That planner, {curves.Own.Candidates:f0} candidates: **{Spread(curves.Own)}**; through the true dynamics {Spread(curves.Oracle)}."));
        Line(page);
        Table(page, "candidates", curves, Spread);
        Line(page);
        Line(page, "By how much that is more than that planner reaches with the same seeds, ± the standard error of this difference:");
        Line(page);
        Table(page, "candidates", curves, point => Above(point, curves.Own));
    }

    private static void Table(StringBuilder page, string head, EfficiencyCurves curves, Func<EfficiencyPoint, string> show)
    {
        Line(page, $"| {head} | {string.Join(" | ", BudgetedPlanner.All.Select(planner => planner.Name))} |");
        Line(page, $"|---:|{string.Concat(BudgetedPlanner.All.Select(_ => "---:|"))}");
        foreach (IGrouping<int?, EfficiencyPoint> row in curves.Points.GroupBy(point => point.Order.Budget))
        {
            Line(page, FormattableString.Invariant($"| {row.Key} | {string.Join(" | ", row.Select(show))} |"));
        }
    }

    private static string Above(EfficiencyPoint point, EfficiencyPoint other)
    {
        (double mean, double error) = point.Above(other);
        return PlusMinus(mean, error, Decimals(other));
    }

    /// <summary>Returns of hundreds are told to a tenth, those of a few to a thousandth.</summary>
    private static int Decimals(EfficiencyPoint point) => Math.Abs(point.Mean) >= 10 ? 1 : 3;

    private static string PlusMinus(double value, double spread, int decimals) =>
        $"{Fixed(value, decimals)} ± {Fixed(spread, decimals)}";

    private static string Fixed(double value, int decimals) =>
        (Math.Round(value, decimals) + 0.0).ToString("F" + decimals, CultureInfo.InvariantCulture);

    private static void Line(StringBuilder page, string text = "") => page.Append(text).Append('\n');
}
