using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>What planners reach on a robot.</summary>
/// <param name="Robot">The robot.</param>
/// <param name="Own">What the planner of its robot.json reaches.</param>
/// <param name="Oracle">The same, were the model perfect.</param>
/// <param name="Points">What the others reach, planner by planner, fewest candidates first.</param>
internal sealed record EfficiencyCurves(
    PlannedRobot Robot, EfficiencyPoint Own, EfficiencyPoint Oracle, IReadOnlyList<EfficiencyPoint> Points)
{
    /// <summary>All points.</summary>
    public IEnumerable<EfficiencyPoint> All => [Own, Oracle, .. Points];

    /// <summary>What is to be tried on a robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="budgets">Numbers of candidates a decision.</param>
    public static IReadOnlyList<EfficiencyOrder> Orders(PlannedRobot robot, IReadOnlyList<int> budgets) =>
    [
        new(EfficiencyOrder.Own, null, robot.Description.Planner),
        new(EfficiencyOrder.Oracle, null, robot.Description.Planner, PlannedDynamics.True),
        .. BudgetedPlanner.All.SelectMany(planner => budgets.Select(
            budget => new EfficiencyOrder(planner.Name, budget, planner.Within(robot.Description.Planner, budget)))),
    ];

    /// <summary>Takes what came of the orders, in their order.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="points">The points.</param>
    public static EfficiencyCurves Of(PlannedRobot robot, IReadOnlyList<EfficiencyPoint> points) =>
        new(robot, points[0], points[1], [.. points.Skip(2)]);

    /// <summary>The points of a planner.</summary>
    /// <param name="planner">The planner's name.</param>
    public IReadOnlyList<EfficiencyPoint> PointsOf(string planner) => [.. Points.Where(point => point.Order.Planner == planner)];
}
