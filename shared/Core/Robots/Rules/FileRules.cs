using System.IO;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The files that a description names.</summary>
internal static class FileRules
{
    public static void Check(RobotDescription robot, string folder, ProblemList problems)
    {
        if (robot.Io.Mujoco is { } mujoco)
        {
            problems.Require(
                File.Exists(Path.Combine(folder, mujoco.Model)), "$.io.mujoco.model", $"\"{mujoco.Model}\", which is not there", "an MJCF file, relative to robot.json");
        }
    }
}
