using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Transitions;

namespace MbRlRobot.Robots.Rules;

/// <summary>Goals and set-points.</summary>
internal static class ParameterRules
{
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        problems.Range("$.parameters", robot.Parameters.Count, 0, TransitionSchema.MaximumDimension, "parameters");
        for (int index = 0; index < robot.Parameters.Count; index++)
        {
            string path = $"$.parameters[{index}]";
            ParameterDescription parameter = robot.Parameters[index];
            IntervalRules.Ordered($"{path}.limits", parameter.Limits, problems);
            problems.Require(
                parameter.Limits.Contains(parameter.Default),
                $"{path}.default",
                ProblemList.Text(parameter.Default),
                $"a number inside limits {parameter.Limits}");
            if (parameter.Reset is { } reset)
            {
                DistributionRules.Check($"{path}.reset", reset, parameter.Limits, problems);
                CheckPartner($"{path}.reset", robot, parameter, problems);
            }
        }
    }

    private static void CheckPartner(string path, RobotDescription robot, ParameterDescription parameter, ProblemList problems)
    {
        if (parameter.Reset is not { Annulus: { } ring, With: { } with })
        {
            return;
        }

        ParameterDescription? partner = robot.Parameters.FirstOrDefault(other => other.Name == with && other != parameter);
        problems.Require(
            partner is { Reset: null }, $"{path}.with", $"\"{with}\"", "another parameter, one without a reset of its own");
        problems.Require(
            partner is null || partner.Limits.Contains(new Interval(-ring.High, ring.High)),
            $"{path}.annulus",
            ring.ToString(),
            $"a ring inside the limits of {with}, {partner?.Limits}");
    }
}
