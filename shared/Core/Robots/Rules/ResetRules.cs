using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>How an episode starts: distributions of states that exist, inside their limits.</summary>
internal static class ResetRules
{
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        foreach ((string name, Distribution distribution) in robot.Reset.Simulation)
        {
            string path = $"$.reset.simulation.{name}";
            StateDescription? state = robot.State.FirstOrDefault(state => state.Name == name && state.Role.IsLearned);
            if (state is null)
            {
                problems.Add(path, "not a learned state", string.Join(", ", robot.State.Where(each => each.Role.IsLearned).Select(each => each.Name)));
                continue;
            }

            DistributionRules.Check(path, distribution, state.Limits, problems);
            problems.Require(distribution.Annulus is null, $"{path}.annulus", "given", "constant, uniform or normal for a state");
        }

        if (robot.Reset.Hardware is { } hardware)
        {
            HardwareResetRules.Check(robot, hardware, problems);
        }
    }
}
