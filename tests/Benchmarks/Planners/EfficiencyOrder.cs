using System.Linq;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>A planner to be tried with a number of candidates a decision.</summary>
/// <param name="Planner">The planner's name.</param>
/// <param name="Budget">The most candidates of a decision; null for as many as the planner of robot.json has.</param>
/// <param name="Description">The planner.</param>
/// <param name="Dynamics">What it looks ahead through.</param>
internal sealed record EfficiencyOrder(
    string Planner, int? Budget, PlannerDescription Description, PlannedDynamics Dynamics = PlannedDynamics.Learned)
{
    /// <summary>The planner of robot.json.</summary>
    public const string Own = "robot.json";

    /// <summary>The planner of robot.json, through the true dynamics.</summary>
    public const string Oracle = "robot.json, true dynamics";

    /// <summary>What is asked for, for people.</summary>
    public string Name => Budget is { } budget ? $"{Planner} {budget}" : Planner;

    /// <summary>Runs an episode for each seed.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="seeds">How many; the first is 1.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>What came of it: the same numbers, bit for bit, for the same order.</returns>
    public EfficiencyPoint Carry(PlannedRobot robot, int seeds, CancellationToken cancellation)
    {
        PlannedRobot planned = robot.Planning(Description);
        using IRolloutEngine engine = planned.Engine(Dynamics);
        PlannedEpisode[] episodes =
            [.. Enumerable.Range(1, seeds).Select(seed => PlannedEpisode.Run(planned, engine, (ulong)seed, cancellation))];
        return new EfficiencyPoint(
            this, episodes.Average(episode => episode.Candidates), [.. episodes.Select(episode => episode.Return)]);
    }
}
