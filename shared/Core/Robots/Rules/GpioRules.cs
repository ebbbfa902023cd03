using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The board: every measured state has a sensor, every action an actuator, and none has two.</summary>
internal static class GpioRules
{
    private const string Path = "$.io.gpio";

    public static void Check(RobotDescription robot, GpioDescription gpio, ProblemList problems)
    {
        problems.Require(gpio.Board.Length > 0, $"{Path}.board", "\"\"", "the name of a board");
        CheckOnce("sensors", gpio.Sensors, problems);
        CheckOnce("actuators", gpio.Actuators, problems);
        string[] channels = [.. robot.State.Select(state => state.Channel).OfType<string>()];
        CheckAll("sensors", gpio.Sensors, channels, "the channel", problems);
        CheckAll("actuators", gpio.Actuators, [.. robot.Action.Select(action => action.Name)], "the action", problems);
    }

    private static void CheckOnce(string list, IReadOnlyList<PartDescription> parts, ProblemList problems)
    {
        HashSet<string> taken = [];
        for (int index = 0; index < parts.Count; index++)
        {
            string path = $"{Path}.{list}[{index}]";
            problems.Require(parts[index].Part.Length > 0, $"{path}.part", "\"\"", "the name of a part");
            problems.Require(
                taken.Add(parts[index].Channel), $"{path}.channel", $"\"{parts[index].Channel}\", taken by a part before", "one part for each channel");
        }
    }

    private static void CheckAll(
        string list, IReadOnlyList<PartDescription> parts, string[] wanted, string what, ProblemList problems)
    {
        foreach (string name in wanted.Where(name => parts.All(part => part.Channel != name)))
        {
            problems.Add($"{Path}.{list}", $"without {what} \"{name}\"", $"a part for each of {string.Join(", ", wanted)}");
        }
    }
}
