using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using MbRlRobot.Benchmarks.Planners;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class EfficiencyPageTests
{
    private static readonly PlannedRobot Robot = PlannedRobot.Read("pendulum");
    private static readonly EfficiencyPoint Own = Point(EfficiencyOrder.Own, null, 99.97, -101, -99, -103);

    [Fact]
    public void Compares_returns_of_the_same_seeds()
    {
        EfficiencyPoint worse = Point("iCEM", 50, 49, -102, -101, -104);
        Assert.Equal((-101, 2), (Own.Mean, Own.Deviation));
        (double mean, double error) = worse.Above(Own);
        Assert.Equal(-4.0 / 3, mean, 1e-12);
        Assert.Equal(1.0 / 3, error, 1e-12);
    }

    [Fact]
    public void Has_a_row_for_each_number_of_candidates_and_no_negative_zero()
    {
        string[] lines = EfficiencyPage.Write([Curves()]).Split('\n');
        Assert.Contains("That planner, 100 candidates: **-101.0 ± 2.0**; through the true dynamics -101.0 ± 2.0.", lines);
        Assert.Contains("| 25 | -200.0 ± 3.0 | -150.0 ± 3.0 | -130.0 ± 3.0 | -101.0 ± 2.0 |", lines);
        Assert.Contains("| 50 | -190.0 ± 3.0 | -140.0 ± 3.0 | -120.0 ± 3.0 | -101.0 ± 2.0 |", lines);
        Assert.Equal(2, lines.Count(line => line.EndsWith("| 0.0 ± 0.0 |", StringComparison.Ordinal)));
        Assert.DoesNotContain("-0.0", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_small_returns_to_a_thousandth() =>
        Assert.Equal("-1.250 ± 0.354", EfficiencyPage.Spread(Point("iCEM", 50, 49, -1, -1.5)));

    [Fact]
    public void Draws_a_logarithmic_axis()
    {
        XDocument svg = XDocument.Parse(EfficiencyPicture.Draw([Curves(25, 50, 100, 200)]));
        Dictionary<string, double> places = svg.Descendants().Where(element => element.Name.LocalName == "text")
            .Where(text => text.Value is "25" or "50" or "100" or "200")
            .ToDictionary(text => text.Value, text => (double)text.Attribute("x")!);
        Assert.Equal(places["50"] - places["25"], places["100"] - places["50"], 0.02);
        Assert.Equal(places["50"] - places["25"], places["200"] - places["100"], 0.02);
        Assert.True(places["50"] - places["25"] > 50);
    }

    [Fact]
    public void Draws_all_planners_of_all_robots()
    {
        string svg = EfficiencyPicture.Draw([Curves(), Curves()]);
        Assert.All(
            BudgetedPlanner.All.Select(planner => planner.Name).Append(EfficiencyOrder.Own).Append(EfficiencyOrder.Oracle),
            name => Assert.Equal(2, svg.Split($">{name}<").Length));
        Assert.Equal(3, svg.Split(">pendulum<").Length);
    }

    private static EfficiencyCurves Curves(params int[] budgets)
    {
        int[] candidates = budgets.Length == 0 ? [25, 50] : budgets;
        double[] worse = [100, 50, 30];
        return new EfficiencyCurves(Robot, Own, Own with { Order = Order(EfficiencyOrder.Oracle, null) },
        [
            .. BudgetedPlanner.All.SelectMany((planner, index) => candidates.Select((budget, step) => index < worse.Length
                ? Point(planner.Name, budget, budget, [.. ((double[])[-97, -100, -103]).Select(value => value - worse[index] + (10 * step))])
                : Point(planner.Name, budget, budget - 1, -101 - 1e-9, -99 - 1e-9, -103 - 1e-9))),
        ]);
    }

    private static EfficiencyPoint Point(string planner, int? budget, double candidates, params double[] returns) =>
        new(Order(planner, budget), candidates, returns);

    private static EfficiencyOrder Order(string planner, int? budget) => new(planner, budget, new PlannerDescription());
}
